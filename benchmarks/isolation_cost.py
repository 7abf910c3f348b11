"""What the separate process costs: a full grade, relative to the same suite as plain in-process pytest.

Usage: python benchmarks/isolation_cost.py [--runs N]

Plain pytest imports the submission beside the tests and calls it directly: no wire, no copies, no deadlines.
The budget is a ratio of 1.25 to it. For comparison also the same with the grader's own way of running tests,
which leaves out pytest's set-up and report of each: what is left between that and a grade is the isolation.
Processor time of a fresh process and all its children, measured in turn in one run; the smallest of the runs
is taken.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import sys
import warnings
from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from grade_cost import ROOT, processor_seconds

sys.path.insert(0, str(ROOT))

# The line above makes these importable from a clone.
from grader.course import load_course
from grader.suite.marks import declare_marks
from grader.suite.run import run_suite
from grader.suite.trial import Shrinker, Trial
from grader.worker import state, wire
from grader.worker.callbacks import CallbackDesk, Collaborator, LentObject
from grader.worker.failures import CallFailed
from grader.worker.observing import Observation
from grader.worker.proxy import Submission

BUDGET = 1.25


class LocalSession:
    """Takes the place of a session: carries out each call in this process."""

    def __init__(self) -> None:
        self.desk = CallbackDesk()
        self._objects: list[object] = []
        self._previous: object = None  # what the last call returned

    def call(
        self,
        unit: str,
        owner: int | str,
        name: str,
        label: str,
        arguments: Sequence[object],
        keywords: Mapping[str, object],
        options: Mapping[str, object],
    ) -> object:
        """Call the reference as a test in its own process would, and observe what was asked for."""
        holder = (
            self._objects[owner] if isinstance(owner, int) else importlib.import_module(f"reference.{unit}")
        )
        args = [self._given(value, bool(options)) for value in arguments]
        kwargs = {key: self._given(value, bool(options)) for key, value in keywords.items()}
        before = state.unusual_random_state(1) if options.get("watch_random") else None
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                value = getattr(holder, name)(*args, **kwargs)
            except Exception as error:  # what a worker would describe
                bases = tuple(kind.__name__ for kind in type(error).__mro__)
                raise CallFailed("raised", label, f"raised {error}", bases, ()) from None  # type: ignore[arg-type]
        touched = before != state.random_state() if before is not None else None
        kept = tuple(map(state.copied, args)) if options.get("keep_arguments") else None
        scribbled = options.get("scribble")
        overwritten = {"arguments": args, "result": value, "previous": self._previous}.get(str(scribbled))
        self._previous = value
        if scribbled in ("arguments", "result"):
            value = state.copied(value)
        state.scribble(overwritten)
        return Observation(self._returned(value), tuple(str(w.message) for w in caught), kept, touched)

    def ask_ahead(self, *ignored: object) -> None:
        """There is nobody who could begin with them meanwhile."""

    def is_shared(self, unit: str) -> bool:
        """Nothing is ever run again elsewhere."""
        return False

    def forget(self) -> None:
        """Nothing is lent."""

    def _given(self, value: Any, copied: bool) -> object:
        if isinstance(value, LentObject):
            return self._objects[value.handle.number]
        if isinstance(value, Collaborator):
            return SimpleNamespace(**value.methods)
        if isinstance(value, list | tuple):
            return type(value)(self._given(item, copied) for item in value)
        return state.copied(value) if copied else value

    def _returned(self, value: Any) -> object:
        if value is None or isinstance(value, np.ndarray | np.generic | float | int | str | bool):
            return value
        if isinstance(value, list | tuple):
            return type(value)(self._returned(item) for item in value)
        self._objects.append(value)
        return wire.Handle(len(self._objects) - 1, type(value).__name__)


class PlainFixtures:
    """The fixtures of the specification, for pytest as it is."""

    def __init__(self, submission: Any) -> None:
        self._submission = submission

    def pytest_configure(self, config: pytest.Config) -> None:
        """Declare the marks."""
        declare_marks(config)

    @pytest.fixture
    def submission(self) -> Any:
        """The submission."""
        self._submission.rewind()
        return self._submission

    @pytest.fixture
    def for_all(self, submission: Any, request: pytest.FixtureRequest) -> Any:
        """Judges a rule on many drawn cases."""
        return Trial(submission, 0, request.node.nodeid, Shrinker())


def run_in_process(plain: bool) -> None:
    """Run the whole suite with the reference beside it, by pytest as it is or the way the grader runs it."""
    gc.set_threshold(50_000)  # as the grader does
    course = load_course("spec_tests")
    session: Any = LocalSession()
    submission = Submission(session, course.unit_names)
    if plain:
        arguments = [str(course.folder), "-q", "-p", "no:cacheprovider", "--import-mode=importlib"]
        raise SystemExit(pytest.main(arguments, plugins=[PlainFixtures(submission)]))
    run = run_suite(course, (), 0, lambda: submission)
    failed = [outcome for outcome in run.outcomes if outcome.verdict != "passed"]
    if failed or run.faults:
        raise SystemExit(f"{len(failed)} tests failed: {failed[:2]} {run.faults[:2]}")


def main() -> None:
    """Measure and print the ratios."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--in-process", choices=["plain", "lean"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.in_process:
        run_in_process(options.in_process == "plain")
        return
    together = [sys.executable, __file__, "--in-process"]
    grade = [sys.executable, "-m", "grader", str(ROOT / "reference"), "--format", "json"]
    plain, lean, isolated = [], [], []
    for _ in range(options.runs):
        plain.append(processor_seconds([*together, "plain"], OPENBLAS_NUM_THREADS="1"))
        lean.append(processor_seconds([*together, "lean"], OPENBLAS_NUM_THREADS="1"))
        isolated.append(processor_seconds(grade))
    least = min(isolated)
    print(f"grade, isolated          {least:.3f} s of processor time")
    print(f"plain pytest             {min(plain):.3f} s, ratio {least / min(plain):.2f} (budget {BUDGET})")
    print(f"run as the grader does   {min(lean):.3f} s, ratio {least / min(lean):.2f}")


if __name__ == "__main__":
    main()
