"""Which requirements do some sources fail? That and nothing else: no confirmation, counterexample or points.

A grade is for a student. This is for questions about the course itself, asked many times over: is a
misconception caught, is a mutant of the reference noticed?
"""

from __future__ import annotations

from collections.abc import Mapping

from .course import Course
from .errors import GraderFault
from .records import Verdict
from .submission.locating import locate
from .submission.staging import Staged
from .suite.run import run_suite
from .worker.launch import Launcher
from .worker.proxy import Submission
from .worker.session import Session


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
) -> dict[str, Verdict]:
    """Return the verdict of each requirement of `units` (all for none) that did not pass, by id.

    `files` are the submission's sources by path. With `stop`, only the first failure is looked for.

    Raises
    ------
    NothingGradable
        If the sources answer nothing of the course.
    GraderFault
        If the course is broken.
    """
    located = locate(Staged(name, dict(files), {}), course)
    session = Session(launcher, located.loadable, call_seconds=call_seconds, memory_mib=memory_mib)
    try:
        run = run_suite(
            course, units, seed, lambda: Submission(session, course.unit_names), brief=True, stop=stop
        )
    finally:
        session.close()
    if run.faults:
        raise GraderFault(run.faults[0])
    failed: dict[str, Verdict] = {
        o.requirement: o.verdict for o in run.outcomes if o.verdict is not Verdict.PASSED
    }
    if not (stop and failed):  # what left no outcome has not passed, unless the run ended before it
        seen = {outcome.test for outcome in run.outcomes}
        for id, tests in run.inventory.tests.items():
            if not seen.issuperset(tests):
                failed.setdefault(id, Verdict.GRADER_ERROR)
    return failed
