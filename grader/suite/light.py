"""Collecting plain test functions without what pytest prepares for each test: fixtures, set-up, parameters.

It prepares them for every test of a course, which takes as long as to run half of them. A function that asks
for our own fixtures only, and has our own marks only, needs none of it.
"""

from __future__ import annotations

from types import FunctionType
from typing import Any

import pytest

FIXTURES = frozenset({"submission", "for_all"})
_MARKS = frozenset({"requirement", "checks"})
_NOT_PLAIN = 0x04 | 0x08 | 0x20 | 0x80 | 0x200  # *args, **kwargs, generators and coroutines, by co_flags
_AROUND = frozenset(
    {
        "pytestmark", "setup_module", "setUpModule", "teardown_module", "tearDownModule",
        "setup_function", "teardown_function",
    }
)  # fmt: skip
_CHANGES = pytest.StashKey[bool]()


class LightItem(pytest.Item):
    """A test function that is called with our fixtures and nothing else."""

    def __init__(self, *, obj: FunctionType, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.obj = obj
        self.own_markers.extend(obj.pytestmark)  # type: ignore[attr-defined]

    @property
    def argument_names(self) -> tuple[str, ...]:
        """The fixtures that it asks for."""
        code = self.obj.__code__
        return code.co_varnames[: code.co_argcount]

    def runtest(self) -> None:
        """Refuse: the plugin runs it."""
        raise NotImplementedError(f"{self.nodeid} is not run by pytest")


def light_item(collector: pytest.Module | pytest.Class, name: str, obj: object) -> LightItem | None:
    """Return the item of a plain test function, None if pytest has to look at it."""
    if type(obj) is not FunctionType or type(collector) is not pytest.Module:
        return None
    code = obj.__code__
    names = code.co_varnames[: code.co_argcount]
    plain = not (code.co_flags & _NOT_PLAIN or code.co_kwonlyargcount or obj.__defaults__)
    marks = obj.__dict__.get("pytestmark", ())
    if not plain or not marks or obj.__dict__.keys() != {"pytestmark"} or not {*names} <= FIXTURES:
        return None
    if not all(mark.name in _MARKS for mark in marks) or _changes_tests(collector):
        return None
    return LightItem.from_parent(collector, name=name, obj=obj)


def _changes_tests(collector: pytest.Module) -> bool:
    """Tell whether a module has marks for all of its tests, fixtures of its own, or functions around them."""
    if _CHANGES not in collector.stash:
        names: dict[str, object] = collector.obj.__dict__
        collector.stash[_CHANGES] = not _AROUND.isdisjoint(names) or any(map(_is_fixture, names.values()))
    return collector.stash[_CHANGES]


def _is_fixture(value: object) -> bool:
    # Before pytest 8.4 a fixture was a function with a mark of its own.
    own = type(value).__name__ == "FixtureFunctionDefinition"
    return own or (type(value) is FunctionType and "_pytestfixturefunction" in value.__dict__)
