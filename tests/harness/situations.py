"""Reports of typical situations, for the formats to render."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import numpy as np
from msgspec.structs import replace

from grader.pictures import Picture
from grader.records import (
    Breach,
    Counterexample,
    Isolation,
    Report,
    Requirement,
    Result,
    Stamp,
    SubmissionFacts,
    Verdict,
    Visibility,
)
from grader.scoring.causes import find_causes
from grader.scoring.settle import score_units
from grader.suite import sketch

PLACE: dict[str, Any] = {
    "environment": {
        "CLASSROOM": "cs50",
        "ASSIGNMENT": "networks",
        "USERNAME": "ada",
        "SUBMISSION_TAG": "submit/2026-11-27T18-00-00Z-abc",
        "COMMIT_URL": "https://example.org/commit",
        "RELEASE_URL": "https://example.org/release",
    },
    "now": datetime(2026, 11, 27, 18, 0, 5, tzinfo=UTC),
}
HOSTILE = (
    "a: b\n\"c\" 'd' 结果 é 🎓 <script>alert(1)</script> & ]]> ``` | % \\ \x00\x1b[31m\x7f @here http://x "
    "::error::y"
    "\u2028::error::z\r::error::w"
)
PRINTABLE = "结果 é 🎓"


def result(
    id: str, verdict: Verdict, score: str, most: str, unit: str = "adding", text: str = "it is off"
) -> Result:
    requirement = Requirement(id, unit, f"{unit}.add", f"It adds: {text}", Decimal(most), (), f"Look: {text}")
    if verdict is Verdict.PASSED:
        return Result(requirement, verdict, Decimal(score), Decimal(most))
    example = Counterexample(f"add({text!r})", "1", text, 1.0)
    return Result(requirement, verdict, Decimal(score), Decimal(most), text, example, seconds=0.25)


def report(*results: Result, **more: Any) -> Report:
    return Report(
        submission=SubmissionFacts("ada", "0" * 64, ("adding",), ("a note",)),
        units=score_units(results),
        results=results,
        isolation=Isolation("process", ("own process",)),
        stamp=Stamp(7, "A course", "f" * 64, {"gradspec": "1", "python": "3", "numpy": "2"}),
        seconds=1.5,
        causes=find_causes(results),
        **more,
    )


def pictures(text: str) -> tuple[Picture, ...]:
    """Return a picture of each kind, with this text in every label, and numbers that cannot be drawn."""
    far = [0.0, 1e308, -1e308, np.nan, np.inf]
    made = (
        sketch.curve(text, text, text, np.arange(5.0), np.zeros(5), far, at=1.0, counted=True),
        sketch.curve(text, text, text, np.arange(5.0), np.full(5, 1e-3), far, logarithmic=True),
        sketch.matrix(text, text, text, np.zeros((2, 5)), [far, [0.0, 1.0, -1.0, 0.5, -0.5]]),
        sketch.path(text, text, text, np.zeros((5, 2)), np.stack([far, far], axis=1), [np.eye(2)]),
    )
    return tuple(picture for picture in made if picture is not None)


PART = result("A-2", Verdict.NEAR_MISS, "0.33", "1.35")
SITUATIONS = {
    "full": report(*(result(f"A-{i}", Verdict.PASSED, "0.1", "0.1") for i in range(30))),
    "zero": report(
        result("A-1", Verdict.WRONG_VALUE, "0", "33.35"), result("B-1", Verdict.RAISED, "0", "66.65", "b")
    ),
    "partial": report(
        result("A-1", Verdict.PASSED, "0.7", "0.7"),
        PART,
        result("B-1", Verdict.PASSED, "0.005", "0.005", "b"),
    ),
    "crashed": report(
        result("A-1", Verdict.IMPORT_ERROR, "0", "1.1"),
        result("A-2", Verdict.DIED, "0", "1.1"),
        result("A-3", Verdict.TIMED_OUT, "0", "1.1"),
    ),
    "hidden": report(
        replace(PART, visibility=Visibility.HIDDEN), replace(PART, visibility=Visibility.AFTER_DUE_DATE)
    ),
    "followed": report(
        replace(result("A-1", Verdict.WRONG_VALUE, "1.2", "1.2"), follow_through=True, lent=("b.f",))
    ),
    "hostile": report(
        replace(result("A-1", Verdict.WRONG_VALUE, "0", "1.05", text=HOSTILE), pictures=pictures(HOSTILE)),
        result("A-2", Verdict.PASSED, "2.1", "2.1", text=HOSTILE),
        breaches=(Breach("a.py", 3, HOSTILE, HOSTILE),),
    ),
    "not final": report(
        result("A-1", Verdict.GRADER_ERROR, "0", "1"), faults=("A-1: a test of it left no result",)
    ),
}
