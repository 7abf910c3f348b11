"""Pictures of what failed: a course's module `pictures` is asked for them once the verdicts stand.

They are made in workers of their own, so that no call for a picture can change a verdict.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import inspect
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from .course import Course
from .errors import GraderFault
from .follow_through import Lending, plan_lending, with_lent
from .pictures import Picture
from .records import Outcome, Requirement, Result, Verdict
from .suite.run import SuiteRun
from .suite.sketch import Sketch
from .worker.failures import CallFailed
from .worker.proxy import Call, Submission
from .worker.session import Loadable, Session

# Of other failures there is nothing to see: nothing came back, or it has no numbers to compare.
_SHOWN = frozenset(
    {
        Verdict.WRONG_VALUE, Verdict.WRONG_SHAPE, Verdict.NOT_FINITE, Verdict.RAISED, Verdict.NONDETERMINISTIC
    }
)  # fmt: skip
_SLOW = frozenset({Verdict.TIMED_OUT, Verdict.DIED, Verdict.OUT_OF_MEMORY})
_MOST = 3  # pictures of one requirement

Sketches = tuple[Sketch, ...]


class _Wanted(Struct, frozen=True):
    """A failure that pictures are to be made of, and how."""

    requirement: Requirement
    sketches: Sketches
    calls: Sequence[Call]


def load_pictures(course: Course) -> Mapping[str, Sketches]:
    """Return how to make the pictures of a course, by subject or by the id of a requirement.

    Raises
    ------
    GraderFault
        If its module `pictures` is broken.
    """
    module = f"{course.package}.pictures"
    if importlib.util.find_spec(module) is None:
        return {}
    try:
        found = importlib.import_module(module).PICTURES
    except Exception as error:  # whatever a module may raise when it is imported
        raise GraderFault(f"{module} cannot be used: {type(error).__name__}: {error}") from None
    if not isinstance(found, Mapping):
        raise GraderFault(f"{module}.PICTURES is {type(found).__name__}, expected a dict of functions")
    sketches = {name: made if isinstance(made, tuple) else (made,) for name, made in found.items()}
    for name, made in sketches.items():
        if not made or not all(map(callable, made)):
            raise GraderFault(f"{module}: {name} has no function to make its picture")
    return sketches


def add_pictures(
    course: Course,
    sketches: Mapping[str, Sketches],
    run: SuiteRun,
    results: Sequence[Result],
    loadable: Loadable,
    open_session: Callable[[Loadable], Session],
) -> tuple[Result, ...]:
    """Return the results with pictures of those that failed, where the course has one and it shows something.

    Where right parts were lent, and the requirement failed with them too, they are lent here as well: then a
    picture shows the mistake that is left. What is met with them needs none.
    """
    plans = plan_lending(course, run, loadable.modules) if course.reference else {}
    outcomes = {outcome.test: outcome for outcome in run.outcomes}
    alike: dict[Lending, list[_Wanted]] = {}
    for result in results:
        requirement = result.requirement
        mine = sketches.get(requirement.id) or sketches.get(requirement.subject)
        if mine and result.verdict in _SHOWN and not result.follow_through:
            calls = _calls_of(result, run, outcomes)
            lending = plans.get(requirement.id, Lending(frozenset(), frozenset()))
            if calls:
                alike.setdefault(lending, []).append(_Wanted(requirement, mine, calls))
    made: dict[str, tuple[Picture, ...]] = {}
    slow: set[str] = set()  # units in which a call took so long that each further one could
    for lending, wanted in alike.items():
        used: set[str] = set()
        mixed = with_lent(course, loadable, lending, used) if lending.functions else loadable
        with contextlib.closing(open_session(mixed)) as session:
            studio = _Studio(Submission(session, course.unit_names), used)
            for one in wanted:
                unit = one.requirement.unit
                if unit not in slow:
                    made[one.requirement.id], late = studio.pictures(one.sketches, one.calls)
                    slow |= {unit} if late else set()
    return tuple(replace(result, pictures=made.get(result.requirement.id, ())) for result in results)


class _Studio:
    """Where pictures of one submission are made, with the same parts lent to it."""

    def __init__(self, submission: Submission, used: set[str]) -> None:
        self._submission = submission
        self._used = used  # of what is lent, what was called
        self._fixed: dict[Sketch, list[Picture]] = {}  # what does not depend on the calls is asked for once

    def pictures(self, sketches: Sketches, calls: Sequence[Call]) -> tuple[tuple[Picture, ...], bool]:
        """Return the pictures of a failure, and whether a call for them took too long."""
        made: list[Picture] = []
        slow = False
        for sketch in sketches:
            try:
                made += self._make(sketch, calls)
            except CallFailed as failure:
                if failure.verdict in _SLOW:
                    slow = True
                    break
        return tuple(dict.fromkeys(made))[:_MOST], slow

    def _make(self, sketch: Sketch, calls: Sequence[Call]) -> list[Picture]:
        if sketch in self._fixed:
            return self._fixed[sketch]
        fixed = not takes_calls(sketch)
        if fixed:
            self._fixed[sketch] = []  # also if it fails
        self._used.clear()
        self._submission.rewind()
        try:
            made = ask(sketch, self._submission, calls)
        except (CallFailed, GraderFault):
            raise
        except (Exception, SystemExit):  # the course's own code, on whatever a submission returned
            made = []  # it costs the picture, and no grade
        made = [replace(picture, lent=tuple(sorted(self._used))) for picture in made]
        if fixed:
            self._fixed[sketch] = made
        return made


def ask(sketch: Sketch, submission: Submission, calls: Sequence[Call]) -> list[Picture]:
    """Return what a sketch makes of a failure: it may give one picture, several or none."""
    given = sketch(submission, calls) if takes_calls(sketch) else sketch(submission)  # type: ignore[call-arg]
    given = [given] if given is None or isinstance(given, Picture) else list(given)
    strange = [type(one).__name__ for one in given if one is not None and not isinstance(one, Picture)]
    if strange:
        raise TypeError(f"the sketch gave {strange[0]}, expected pictures made by curve, matrix or path")
    return [picture for picture in given if picture is not None]


def takes_calls(sketch: Sketch) -> bool:
    """Tell whether a sketch wants the calls of the failure, and not the submission alone."""
    return len(inspect.signature(sketch).parameters) > 1


def _calls_of(result: Result, run: SuiteRun, outcomes: Mapping[str, Outcome]) -> Sequence[Call]:
    """Return the calls of the test whose failure the result shows."""
    for name in run.inventory.tests[result.requirement.id]:
        seen = outcomes[name]
        if (seen.verdict, seen.counterexample) == (result.verdict, result.counterexample):
            return run.failing.get(name, ())
    return ()
