"""From a path to a report: stage, locate, run, settle."""

from __future__ import annotations

import contextlib
import platform
import time
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from . import __version__
from .course import choose_units, load_course
from .errors import GraderFault, IsolationNotMet, UsageFault
from .records import Report, Stamp, Verdict
from .scoring.causes import find_causes
from .scoring.rubric import Rubric, check_rubric, load_rubric
from .scoring.settle import score_units, settle
from .submission.locating import locate
from .submission.policy import find_breaches
from .submission.staging import stage
from .words import isolation_in_words, unpictured_in_words
from .worker.counts import CallCounts
from .worker.guard import guarded
from .worker.launch import open_launcher
from .worker.measure import measure
from .worker.session import Loadable, Session, Spent


class Options(Struct, frozen=True):
    """How a submission is to be graded. `seed` draws the inputs; limits are seconds per call and MiB.

    `require_isolation` is the least level to grade at, "process" or "strong"; `without_layers` leaves layers
    of it out, for tests that show what each is good for (see grader.worker.confine.Confinement). With
    `pictures`, the report has the course's pictures of what failed.
    """

    course: str = "spec_tests"
    units: tuple[str, ...] = ()
    seed: int = 0
    rubric: Path | None = None
    call_seconds: float = 10.0
    memory_mib: int = 2048
    require_isolation: str = "process"
    without_layers: tuple[str, ...] = ()
    pictures: bool = False


def grade(path: Path, options: Options) -> Report:
    """Grade the submission at `path`.

    Raises
    ------
    NothingGradable
        If there is no submission there.
    IsolationNotMet
        If submissions are kept less far from the judge here than is required.
    UsageFault
        If an option names a unit, course, rubric or requirement that does not exist.
    GraderFault
        If the course or the grader is broken.
    """
    started = time.perf_counter()
    course = load_course(options.course)
    units = choose_units(course, options.units)
    rubric = load_rubric(options.rubric) if options.rubric else Rubric()
    located = locate(stage(path), course)
    with guarded(), open_launcher(options.seed, course.packages) as launcher:
        # Imported while the first process warms up: pytest and the course are most of a grade's start.
        from .suite.recheck import recheck
        from .suite.run import collect, run_suite
        from .worker.proxy import Submission

        isolation = measure(launcher, options.memory_mib, options.without_layers, course.folder)
        if options.require_isolation == "strong" and isolation.level != "strong":
            here = isolation_in_words(isolation)
            raise IsolationNotMet(f"--require-isolation strong: isolation here is {here}")

        counts = CallCounts(course.rules.lent)
        spent = Spent()  # the time that the whole submission may take is for all of its sessions

        def open_session(
            loadable: Loadable, counts: CallCounts | None = None, spent: Spent = spent
        ) -> Session:
            return Session(
                launcher,
                loadable,
                call_seconds=options.call_seconds,
                memory_mib=options.memory_mib,
                without_layers=options.without_layers,
                spent=spent,
                counts=counts,
            )

        session = open_session(located.loadable, counts=counts)
        faults: list[str] = []
        try:
            run = run_suite(course, units, options.seed, lambda: Submission(session, course.unit_names))
        finally:
            with _noting(faults):  # a worker that cannot be ended is a sign that none can be started
                session.close()
        faults = list(run.faults) or faults
        if not faults:
            # A session of its own: one that remembers a time-out gives less time to what passed without it.
            # And time of its own: who has used up the other has not answered otherwise.
            other = open_session(located.loadable, spent=Spent())
            with _noting(faults), contextlib.closing(other):
                run = recheck(run, options.seed, lambda: Submission(other, course.unit_names))
        results = settle(run.inventory, run.outcomes, rubric)
        failed = any(result.verdict is not Verdict.PASSED for result in results)
        again = course.reference and failed and not faults
        if units and (options.rubric or again):  # what they say may be about other units
            run = replace(run, whole=collect(course))
        if options.rubric:
            check_rubric(rubric, run.whole, course.unit_names, options.rubric)
        if again:
            from .second_look import look_again

            with _noting(faults):
                results = look_again(course, options.seed, rubric, run, located.loadable, open_session)
        notes: list[str] = []
        if options.pictures and failed and not faults:
            from .picturing import add_pictures, load_pictures

            with _noting(notes):  # without pictures a grade is a grade
                sketches = load_pictures(course)
                results = add_pictures(course, sketches, run, results, located.loadable, open_session)
    if options.rubric and not any(result.max_score for result in results):
        raise UsageFault(f"--rubric {options.rubric}: leaves no points to be had; give a unit more than 0")
    undecided = [r.requirement.id for r in results if r.verdict is Verdict.GRADER_ERROR]
    faults = faults or [f"{id}: a test of it left no result" for id in undecided]
    facts = located.facts
    found = find_breaches(located.loadable, course, counts)
    unread = [f"{path} is too large or too deeply nested to be checked for rules" for path in found.unread]
    return Report(
        submission=type(facts)(
            facts.name,
            facts.sha256,
            facts.modules,
            (*facts.notes, *session.notes, *unread, *map(unpictured_in_words, notes)),
        ),
        units=score_units(results),
        results=results,
        isolation=isolation,
        stamp=Stamp(options.seed, course.title, course.sha256, _versions()),
        seconds=time.perf_counter() - started,
        faults=tuple(faults),
        causes=find_causes(results),
        breaches=found.breaches,
    )


@contextlib.contextmanager
def _noting(faults: list[str]) -> Iterator[None]:
    """Note what breaks the processes of submissions: the verdicts that there are stay, but are not final."""
    try:
        yield
    except GraderFault as error:
        faults.append(str(error))


def _versions() -> dict[str, str]:
    libraries = ("numpy", "pytest", "hypothesis", "msgpack")
    versions = {"gradspec": __version__, "python": platform.python_version()}
    return versions | {name: _installed_version(name) for name in libraries}


def _installed_version(name: str) -> str:
    # importlib.metadata.version would parse the file as an e-mail, with a package that takes longer to load
    # than a unit takes to grade.
    try:
        metadata = distribution(name).read_text("METADATA") or ""
    except PackageNotFoundError:
        return "unknown"
    lines = (line for line in metadata.splitlines() if line.startswith("Version: "))
    return next(lines, "Version: unknown").removeprefix("Version: ")
