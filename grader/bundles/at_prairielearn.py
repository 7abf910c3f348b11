"""Grades one submission in PrairieLearn's container. What cannot be graded costs the student no attempt."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from . import running


def main() -> int:
    """Run the grader and see to its results; fail if the grader itself failed, which PrairieLearn shows."""
    shared, root = Path(sys.argv[1]), Path(sys.argv[2])
    results = root / "results" / "results.json"
    graded = running.grade(
        root / "student", "prairielearn", results, root / "tests", shared / "libraries.zip"
    )
    print(graded.said)  # for the instructor, in the log of the job
    if graded.code == running.NOTHING_GRADABLE:
        reason = graded.said.removeprefix("error: ")
        data = {"gradable": False, "message": reason, "format_errors": [reason]}
        results.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return 0 if results.is_file() else graded.code or running.FAULT


if __name__ == "__main__":
    sys.exit(main())
