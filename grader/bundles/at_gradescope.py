"""Grades one submission on Gradescope. `results.json` is there in the end, whatever was handed in."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from . import running


def main() -> int:
    """Run the grader and see to its results; fail loudly only if the grader itself failed."""
    root = Path(sys.argv[1])
    results = root / "results" / "results.json"
    graded = running.grade(root / "submission", "gradescope", results, root / "source")
    print(graded.said)
    if graded.code == running.NOTHING_GRADABLE:  # that is the student's to know
        _write(results, {"score": 0, "output": graded.said, "output_format": "text"})
    if results.is_file():
        _remark(results, root / "submission_metadata.json")
        return 0
    return graded.code or running.FAULT


def _remark(results: Path, metadata: Path) -> None:
    """Say so if the points of the grade are not those of the assignment; Gradescope does not scale them."""
    try:
        total = float(json.loads(metadata.read_text(encoding="utf-8"))["assignment"]["total_points"])
    except (OSError, ValueError, KeyError, TypeError):
        return
    data = json.loads(results.read_text(encoding="utf-8"))
    most = sum(test["max_score"] for test in data.get("tests", []))
    if data.get("tests") and abs(most - total) > 0.005:
        words = f"The assignment has {total:g} points, this grader gives {most:g}: make them the same."
        _write(results, {**data, "output": f"{data['output']}\n{words}"})


def _write(results: Path, data: dict[str, object]) -> None:
    results.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
