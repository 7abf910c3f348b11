"""Pictures of what failed: a course's module `pictures` is asked for them once the verdicts stand.

They are made in a worker of their own, so that no call for a picture can change a verdict.
"""

from __future__ import annotations

import importlib
import importlib.util
import inspect
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from .course import Course
from .errors import GraderFault
from .pictures import Picture
from .records import Outcome, Result, Verdict
from .suite.again import ON_STRANGE_VALUES
from .suite.failure import Failure
from .suite.run import SuiteRun
from .suite.sketch import Sketch
from .worker.failures import CallFailed
from .worker.proxy import Call, Submission

# Of other failures there is nothing to see: nothing came back, or it has no numbers to compare.
_SHOWN = frozenset(
    {
        Verdict.WRONG_VALUE, Verdict.WRONG_SHAPE, Verdict.NOT_FINITE, Verdict.RAISED, Verdict.NONDETERMINISTIC
    }
)  # fmt: skip
_SLOW = frozenset({Verdict.TIMED_OUT, Verdict.DIED, Verdict.OUT_OF_MEMORY})
_MOST = 3  # pictures of one requirement

Sketches = tuple[Sketch, ...]


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
    sketches: Mapping[str, Sketches], run: SuiteRun, results: Sequence[Result], submission: Submission
) -> tuple[Result, ...]:
    """Return the results with pictures of those that failed, where the course has one and it shows something.

    What is met with lent parts needs none: what is wrong is shown where it is wrong.
    """
    outcomes: dict[str, list[Outcome]] = {}
    for outcome in run.outcomes:
        outcomes.setdefault(outcome.requirement, []).append(outcome)
    given_up: set[str] = set()
    fixed: dict[Sketch, list[Picture]] = {}  # what does not depend on the calls is asked for once
    pictured = []
    for result in results:
        requirement = result.requirement
        mine = sketches.get(requirement.id) or sketches.get(requirement.subject, ())
        calls = _calls_of(result, outcomes.get(requirement.id, []), run)
        wanted = result.verdict in _SHOWN and not result.follow_through
        if not mine or not calls or not wanted or requirement.unit in given_up:
            pictured.append(result)
            continue
        made: list[Picture] = []
        for sketch in mine:
            try:
                if not takes_calls(sketch) and sketch not in fixed:
                    fixed[sketch] = []
                    fixed[sketch] = make_pictures(sketch, submission, calls)
                made += fixed[sketch] if sketch in fixed else make_pictures(sketch, submission, calls)
            except CallFailed as failure:
                if failure.verdict in _SLOW:  # each further one would cost as long again
                    given_up.add(requirement.unit)
                    break
        pictured.append(replace(result, pictures=tuple(dict.fromkeys(made))[:_MOST]))
    return tuple(pictured)


def make_pictures(sketch: Sketch, submission: Submission, calls: Sequence[Call]) -> list[Picture]:
    """Return the pictures of a failure, none if there is nothing to see.

    Raises
    ------
    CallFailed
        If a call failed that the sketch cannot do without.
    """
    submission.rewind()
    made: list[Picture] = []
    try:
        made += [picture for picture in ask(sketch, submission, calls) if picture is not None]
    except (Failure, MemoryError, *ON_STRANGE_VALUES):
        pass  # a result of a form that cannot be drawn
    return made


def ask(sketch: Sketch, submission: Submission, calls: Sequence[Call]) -> Iterable[Picture | None]:
    """Return what a sketch makes of a failure."""
    return sketch(submission, calls) if takes_calls(sketch) else sketch(submission)  # type: ignore[call-arg]


def takes_calls(sketch: Sketch) -> bool:
    """Tell whether a sketch wants the calls of the failure, and not the submission alone."""
    return len(inspect.signature(sketch).parameters) > 1


def _calls_of(result: Result, outcomes: Sequence[Outcome], run: SuiteRun) -> Sequence[Call]:
    """Return the calls of the test whose failure the result shows."""
    for outcome in outcomes:
        if outcome.verdict is result.verdict and outcome.counterexample == result.counterexample:
            return run.failing.get(outcome.test, ())
    return ()
