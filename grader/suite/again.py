"""Tests that can be run again without pytest, against another submission than the one that is graded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import pytest
from msgspec import Struct

from ..worker.failures import CallFailed
from ..worker.proxy import Call, Submission
from .failure import Failure
from .inventory import requirement_id, unit_of
from .light import FIXTURES, LightItem
from .trial import Shrinker, Trial

# What a test may raise itself when it handles a result of a form that nobody thought of.
_ON_STRANGE_VALUES = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError)
_PLAIN_MARKS = frozenset({"requirement", "checks", "parametrize"})


class Trace(Struct, frozen=True):
    """What one run of a test saw, at first sight: its failure, if it failed, and the calls, case by case."""

    failure: Failure | CallFailed | None
    cases: tuple[tuple[Call, ...], ...]


class PlainTest(Struct, frozen=True):
    """A test that asks for our own fixtures and plain parameters only."""

    name: str
    requirement: str
    unit: str
    function: Callable[..., object]
    parameters: Mapping[str, object]
    fixtures: tuple[str, ...]

    def arguments(self, submission: Submission, seed: int, shrinker: Shrinker) -> dict[str, object]:
        """Return what the test is to be called with."""
        arguments = dict(self.parameters)
        for name in self.fixtures:
            arguments[name] = (
                submission if name == "submission" else Trial(submission, seed, self.name, shrinker)
            )
        return arguments


def plain_test(item: pytest.Item) -> PlainTest | None:
    """Return a collected test as a plain one, None if only pytest can run it."""
    if isinstance(item, LightItem):
        id, unit = requirement_id(item), unit_of(item.path)  # type: ignore[arg-type]
        return PlainTest(item.nodeid, id, unit, item.obj, {}, item.argument_names)
    if not isinstance(item, pytest.Function) or item.cls is not None:
        return None
    if not {mark.name for mark in item.own_markers} <= _PLAIN_MARKS:
        return None
    callspec = getattr(item, "callspec", None)
    parameters: dict[str, object] = dict(callspec.params) if callspec is not None else {}
    names = item._fixtureinfo.argnames
    # Our fixtures ask for `request`; a test that asks for it itself is not plain.
    if not parameters.keys() | FIXTURES | {"request"} >= {*item.fixturenames} or "request" in names:
        return None
    if not all(map(partial(_is_direct, item), parameters)):
        return None
    return PlainTest(
        item.nodeid,
        requirement_id(item),  # type: ignore[arg-type]
        unit_of(item.path),
        item.obj,
        {name: parameters[name] for name in names if name in parameters},
        tuple(name for name in names if name not in parameters),
    )


def run_again(test: PlainTest, submission: Submission, seed: int) -> Trace | None:
    """Run a test against `submission`, once, and return what it saw; None if the test itself broke.

    All its drawn cases are run, whether or not one of them fails.
    """
    submission.rewind()
    arguments = test.arguments(submission, seed, Shrinker())
    trial = arguments.get("for_all")
    cases: list[tuple[Call, ...]] = []
    if isinstance(trial, Trial):
        trial.surveyed = cases
    failure: Failure | CallFailed | None = None
    try:
        test.function(**arguments)
    except (Failure, CallFailed) as seen:
        # Without its frames, which hold whatever the submission sent.
        failure = seen.with_traceback(None)
        failure.__context__ = None
    except MemoryError:  # for what the submission sent; it decides nothing either
        submission.rewind()
        return None
    except _ON_STRANGE_VALUES:  # such as no submission of this run has returned; it decides nothing
        return None
    return Trace(failure, (*cases, tuple(submission.log.calls)))


def _is_direct(item: pytest.Function, parameter: str) -> bool:
    """Tell whether a parameter is passed as it is, and not through a fixture of that name."""
    definitions = item._fixtureinfo.name2fixturedefs.get(parameter)
    # pytest desugars a direct parameter to a fixture of its own.
    return not definitions or getattr(definitions[-1].func, "__module__", "") == "_pytest.python"
