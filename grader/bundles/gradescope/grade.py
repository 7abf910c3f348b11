"""Grades one submission on Gradescope. `results.json` is there in the end, whatever was handed in."""

import json
import os
import subprocess
import sys
from pathlib import Path


def main() -> int:
    """Run the grader and see to its results; fail loudly only if the grader itself failed."""
    root = Path(sys.argv[1])
    source, results = root / "source", root / "results" / "results.json"
    results.parent.mkdir(parents=True, exist_ok=True)
    results.unlink(missing_ok=True)
    options = json.loads((source / "options.json").read_text(encoding="utf-8"))
    command = [sys.executable, "-P", "-m", "grader", "grade", str(root / "submission")]
    command += ["--format", "gradescope", "--output", str(results), *options]
    environment = {**os.environ, "PYTHONPATH": str(source / "packages")}
    done = subprocess.run(  # noqa: S603  our own options
        command, cwd=source, env=environment, stderr=subprocess.PIPE, text=True, check=False
    )
    said = done.stderr.strip()
    print(said)
    if done.returncode == 3:  # nothing to be graded: that is the student's to know
        write(results, {"score": 0, "output": said, "output_format": "text"})
    if results.is_file():
        remark(results, root / "submission_metadata.json")
        return 0
    return done.returncode or 70


def remark(results: Path, metadata: Path) -> None:
    """Say so if the points of the grade are not those of the assignment; Gradescope does not scale them."""
    try:
        total = float(json.loads(metadata.read_text(encoding="utf-8"))["assignment"]["total_points"])
    except (OSError, ValueError, KeyError, TypeError):
        return
    data = json.loads(results.read_text(encoding="utf-8"))
    most = sum(test["max_score"] for test in data.get("tests", []))
    if data.get("tests") and abs(most - total) > 0.005:
        words = f"The assignment has {total:g} points, this grader gives {most:g}: make them the same."
        write(results, {**data, "output": f"{data['output']}\n{words}"})


def write(results: Path, data: dict[str, object]) -> None:
    """Write the results."""
    results.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
