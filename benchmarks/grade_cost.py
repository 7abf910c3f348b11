"""What a full grade costs, relative to importing NumPy, pytest and Hypothesis.

Usage: python benchmarks/grade_cost.py [SUBMISSION] [--runs N]

Both are measured alternately in one run, as processor time of a fresh process and all its children, and
the smallest of the runs is taken: noise only ever adds. The budget is a ratio of 4.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUDGET = 4.0


def processor_seconds(command: list[str]) -> float:
    """Return the processor time of a command and of everything that it waited for."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # One thread for both: OpenBLAS's others would double the floor and flatter the ratio.
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    # The libraries of the floor were compiled when they were installed, as an installed gradspec is.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def main() -> None:
    """Measure and print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("submission", nargs="?", default=str(ROOT / "reference"))
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    floor_command = [sys.executable, "-c", "import numpy, pytest, hypothesis"]
    grade_command = [sys.executable, "-m", "grader", options.submission, "--format", "json"]
    floors, grades = [], []
    processor_seconds(grade_command)  # compiles what was never imported before
    for _ in range(options.runs):
        floors.append(processor_seconds(floor_command))
        grades.append(processor_seconds(grade_command))
    floor, grade = min(floors), min(grades)
    print(f"floor  {floor:.3f} s of processor time (import numpy, pytest, hypothesis)")
    print(f"grade  {grade:.3f} s of processor time ({options.submission}, whole course)")
    print(f"ratio  {grade / floor:.2f}, budget {BUDGET}")


if __name__ == "__main__":
    main()
