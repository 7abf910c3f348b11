"""Which misconceptions can be seen in the course's pictures? Each is put into the reference, one at a time.

    python -m scripts.picture_misconceptions

Prints how many of each unit can be seen. The others are about errors, shapes, memory or digits.
"""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import numpy as np

from grader.course import load_course
from grader.diagnosis.lab import Lab
from grader.diagnosis.local import LocalSession
from grader.misconceptions import Misconception, load_misconceptions
from grader.pictures import Picture
from grader.picturing import ask, load_pictures
from grader.suite.again import run_again
from grader.suite.failure import Failure
from grader.suite.keeping import kept
from grader.suite.run import collect_tests
from grader.worker.failures import CallFailed
from grader.worker.proxy import Call, Submission

COURSE = load_course("spec_tests")


class Gallery:
    """The course's pictures, of a copy of its reference that mistakes can be put into."""

    def __init__(self) -> None:
        self.sketches = load_pictures(COURSE)
        self.lab = Lab(COURSE)
        self._submission = Submission(LocalSession(self.lab.modules), COURSE.unit_names)  # type: ignore[arg-type]
        inventory, self._tests = collect_tests(COURSE)
        self._subjects = {r.id: r.subject for r in inventory.requirements}

    def keys_of(self, misconception: Misconception) -> dict[str, str]:
        """Return the picture of each requirement that notices it, by the requirement's id."""
        names = {id: id if id in self.sketches else self._subjects[id] for id in misconception.fails}
        return {id: name for id, name in names.items() if name in self.sketches}

    def failing_calls(self, misconception: Misconception, id: str) -> Iterator[tuple[Call, ...]]:
        """Yield the calls of each test of a requirement that fails with the misconception."""
        for test in self._tests.values():
            if test.requirement != id:
                continue
            with self.lab.holding([misconception]):
                trace = run_again(test, self._submission, 0)
            if trace is not None and trace.failure is not None:
                yield from [kept(case) for case in trace.cases if case][-1:]

    def pictures(self, key: str, calls: Sequence[Call]) -> list[Picture]:
        """Return the pictures; what a sketch itself raises is not caught here, as it is in a grade."""
        made: list[Picture] = []
        for sketch in self.sketches[key]:
            self._submission.rewind()
            try:
                made += ask(sketch, self._submission, calls)
            except (CallFailed, Failure):
                continue
        return made

    def shows(self, misconception: Misconception) -> bool:
        """Tell whether a misconception can be seen in any picture."""
        for id, key in self.keys_of(misconception).items():
            for calls in self.failing_calls(misconception, id):
                with self.lab.holding([misconception]):
                    if self.pictures(key, calls):
                        return True
        return False


def main() -> None:
    """Print the table."""
    gallery, seen, total = Gallery(), Counter[str](), Counter[str]()
    for misconception in load_misconceptions(COURSE):
        total[misconception.unit] += 1
        seen[misconception.unit] += gallery.shows(misconception)
    for unit in COURSE.unit_names:
        print(f"| `{unit}` | {seen[unit]} of {total[unit]} |")
    print(f"| all | {seen.total()} of {total.total()} |")
    print(f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, NumPy {np.__version__}")


if __name__ == "__main__":
    main()
