"""Which requirements do some sources fail? That and nothing else: no confirmation, counterexample or points.

A grade is for a student. This is for questions about the course itself, asked many times over: is a
misconception caught, is a mutant of the reference noticed?
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from msgspec import Struct

from .course import Course
from .errors import GraderFault
from .records import Inventory, Outcome, Verdict
from .submission.locating import locate
from .submission.staging import Staged
from .suite.again import PlainTest
from .suite.inventory import select_units
from .suite.run import collect_tests, run_collected, run_suite
from .worker.counts import CallCounts
from .worker.launch import Launcher
from .worker.proxy import Submission
from .worker.session import Session


class Collected(Struct, frozen=True):
    """A course's inventory and tests: collecting them takes longer than running those of one unit."""

    inventory: Inventory
    tests: Mapping[str, PlainTest]

    @classmethod
    def of(cls, course: Course) -> Collected:
        """Collect a course.

        Raises
        ------
        GraderFault
            If it cannot be collected.
        """
        return cls(*collect_tests(course))


def failed_requirements(
    course: Course,
    launcher: Launcher,
    name: str,
    files: Mapping[str, bytes],
    units: tuple[str, ...] = (),
    *,
    seed: int = 0,
    stop: bool = False,
    call_seconds: float = 10.0,
    memory_mib: int = 2048,
    collected: Collected | None = None,
    counts: CallCounts | None = None,
) -> dict[str, Verdict]:
    """Return the verdict of each requirement of `units` (all for none) that did not pass, by id.

    `files` are the submission's sources by path. With `stop`, only the first failure is looked for. What was
    `collected` before is not collected again, unless a test can be run by pytest only. `counts` takes in how
    often the submission calls what it is lent.

    Raises
    ------
    NothingGradable
        If the sources answer nothing of the course.
    GraderFault
        If the course is broken.
    """
    located = locate(Staged(name, dict(files), {}), course)
    session = Session(
        launcher, located.loadable, call_seconds=call_seconds, memory_mib=memory_mib, counts=counts
    )
    try:
        inventory, outcomes = _run(
            course, lambda: Submission(session, course.unit_names), units, seed, stop, collected
        )
    finally:
        session.close()
    failed: dict[str, Verdict] = {
        o.requirement: o.verdict for o in outcomes if o.verdict is not Verdict.PASSED
    }
    if not (stop and failed):  # what left no outcome has not passed, unless the run ended before it
        seen = {outcome.test for outcome in outcomes}
        for id, tests in inventory.tests.items():
            if not seen.issuperset(tests):
                failed.setdefault(id, Verdict.GRADER_ERROR)
    return failed


def _run(
    course: Course,
    open_submission: Callable[[], Submission],
    units: tuple[str, ...],
    seed: int,
    stop: bool,
    collected: Collected | None,
) -> tuple[Inventory, Collection[Outcome]]:
    if collected is not None:
        inventory = select_units(collected.inventory, units)
        names = [name for names in inventory.tests.values() for name in names]
        if all(name in collected.tests for name in names):
            tests = [collected.tests[name] for name in names]
            return inventory, run_collected(tests, open_submission(), seed, stop=stop)
    run = run_suite(course, units, seed, open_submission, brief=True, stop=stop)
    if run.faults:
        raise GraderFault(run.faults[0])
    return run.inventory, run.outcomes
