"""What a full grade costs, relative to importing NumPy, pytest and Hypothesis.

Usage: python benchmarks/grade_cost.py [SUBMISSION] [--runs N]

All are measured in turn in one run, as processor time of a fresh process and all its children, and the
smallest of the runs is taken: noise only ever adds. The budget is a ratio of 4.

The floor is measured twice: as anybody runs it, and with one BLAS thread. The grader asks for one thread by
itself; an import that does not spends as much again on starting threads that it never uses.
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


def processor_seconds(command: list[str], **variables: str) -> float:
    """Return the processor time of a command and of everything that it waited for."""
    environment = {**os.environ, **variables}
    # The libraries of the floor were compiled when they were installed, as an installed gradspec is.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def main() -> None:
    """Measure and print the ratios."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("submission", nargs="?", default=str(ROOT / "reference"))
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    floor_command = [sys.executable, "-c", "import numpy, pytest, hypothesis"]
    grade_command = [sys.executable, "-m", "grader", options.submission, "--format", "json"]
    plain, single, grades = [], [], []
    processor_seconds(grade_command)  # compiles what was never imported before
    for _ in range(options.runs):
        plain.append(processor_seconds(floor_command))
        single.append(processor_seconds(floor_command, OPENBLAS_NUM_THREADS="1"))
        grades.append(processor_seconds(grade_command))
    grade = min(grades)
    print(f"grade                    {grade:.3f} s of processor time ({options.submission}, whole course)")
    for name, floor in (("floor, as it is", min(plain)), ("floor, one BLAS thread", min(single))):
        print(f"{name:<24} {floor:.3f} s, ratio {grade / floor:.2f} (budget {BUDGET})")


if __name__ == "__main__":
    main()
