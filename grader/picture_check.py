"""Do the pictures of a course hold? Each is made of the course's reference, where there is nothing to see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .course import Course
from .diagnosis.lab import Lab
from .diagnosis.local import LocalSession
from .picturing import Sketches, ask
from .records import Inventory
from .suite.again import PlainTest, run_again
from .suite.keeping import kept
from .worker.proxy import Call, Submission


def picture_problems(
    course: Course,
    sketches: Mapping[str, Sketches],
    inventory: Inventory,
    tests: Mapping[str, PlainTest],
    seed: int,
) -> Iterator[str]:
    """Yield what is wrong with the sketches of a course, in a sentence each."""
    if not sketches:
        return
    session = LocalSession(Lab(course).modules)
    submission = Submission(session, course.unit_names)  # type: ignore[arg-type]
    for name, mine in sketches.items():
        ids = [r.id for r in inventory.requirements if name in (r.id, r.subject)]
        if not ids:
            yield f"{name} has a picture, and is neither a subject nor a requirement"
            continue
        calls = _calls_of(inventory, tests, ids, submission, seed)
        for sketch in mine:
            submission.rewind()
            try:
                made = ask(sketch, submission, calls)
            except Exception as error:  # the course's own code: whatever it raises is what is wrong with it
                yield f"the picture of {name} cannot be made: {type(error).__name__}: {error}"
            else:
                if made:
                    yield f"the picture of {name} shows a mistake in the reference"


def _calls_of(
    inventory: Inventory,
    tests: Mapping[str, PlainTest],
    ids: list[str],
    submission: Submission,
    seed: int,
) -> tuple[Call, ...]:
    """Return the calls of one case of the first of these requirements' tests that makes any."""
    for id in ids:
        for name in inventory.tests[id]:
            trace = run_again(tests[name], submission, seed) if name in tests else None
            for case in trace.cases if trace else ():
                if case:
                    return kept(case)
    return ()
