"""What a grade costs, relative to importing what tests of arrays by properties import before the first.

Usage: python benchmarks/grade_cost.py [SUBMISSION] [--runs N]

All are measured in turn in one run, as processor time of a fresh process and all its children, and the
smallest of the rounds is taken: noise only ever adds. What is short is run several times in a row and its
mean taken, so that each figure of a round is of about the same time: else a floor of a fifth of a grade
finds a quiet moment where no grade does, and on a machine of two shared cores that alone made the ratio a
third larger. The budgets are ratios: 4 for a full grade, 1.7 for one
unit, both to the floor; 2 for a submission that fails every requirement, to a right one.

The floor imports NumPy, pytest, Hypothesis with its arrays, and msgpack, with one BLAS thread, as the grader
runs: more threads cost an import a third of its time, and would flatter the grader. For comparison also
without Hypothesis's arrays and msgpack, with one thread and as anybody runs it.
"""

from __future__ import annotations

import argparse
import ast
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def processor_seconds(command: list[str], **variables: str) -> float:
    """Return the processor time of a command and of everything that it waited for."""
    environment = {**os.environ, **variables}
    # The libraries of the floor were compiled when they were installed, as an installed gradspec is.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def mean_seconds(command: list[str], times: int, **variables: str) -> float:
    """Return the mean processor time of a command that is run so many times in a row."""
    return sum(processor_seconds(command, **variables) for _ in range(times)) / times


def wrong_everywhere(folder: Path) -> Path:
    """Write a submission that defines every name of the template and returns zeros from every function."""
    target = folder / "wrong_everywhere"
    target.mkdir()
    for path in (ROOT / "student_template").glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                zeros = ast.Return(ast.parse("[[0.0, 0.0]]", mode="eval").body)
                node.body = [ast.Pass() if node.name == "__init__" else zeros]
        (target / path.name).write_text(ast.unparse(ast.fix_missing_locations(tree)), encoding="utf-8")
    return target


def main() -> None:
    """Measure and print the ratios."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("submission", nargs="?", default=str(ROOT / "reference"))
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    floor_command = [
        sys.executable, "-c", "import numpy, pytest, hypothesis, hypothesis.extra.numpy, msgpack"
    ]  # fmt: skip
    bare_command = [sys.executable, "-c", "import numpy, pytest, hypothesis"]
    grader = [sys.executable, "-m", "grader"]
    grade_command = [*grader, options.submission, "--format", "json"]
    unit_command = [*grade_command, "--unit", "activations"]
    floors, plain, single, grades, units, wrongs = [], [], [], [], [], []
    processor_seconds(grade_command)  # compiles what was never imported before
    with tempfile.TemporaryDirectory() as folder:
        wrong_command = [*grader, str(wrong_everywhere(Path(folder))), "--format", "json"]
        for _ in range(options.runs):
            floors.append(mean_seconds(floor_command, 5, OPENBLAS_NUM_THREADS="1"))
            grades.append(processor_seconds(grade_command))
            plain.append(mean_seconds(bare_command, 4))
            single.append(mean_seconds(bare_command, 5, OPENBLAS_NUM_THREADS="1"))
            units.append(mean_seconds(unit_command, 3))
            wrongs.append(processor_seconds(wrong_command))
    grade, unit, wrong = min(grades), min(units), min(wrongs)
    print(f"grade                    {grade:.3f} s of processor time ({options.submission}, whole course)")
    print(f"one unit                 {unit:.3f} s (activations)")
    rows = (
        ("floor", min(floors)),
        ("without arrays, msgpack", min(single)),
        ("the same, all threads", min(plain)),
    )
    for name, floor in rows:
        print(f"{name:<24} {floor:.3f} s")
        print(f"  grade / floor          {grade / floor:.2f} (budget 4.0)")
        print(f"  one unit / floor       {unit / floor:.2f} (budget 1.7)")
    print(f"wrong everywhere         {wrong:.3f} s, {wrong / grade:.2f} of the grade (budget 2.0)")


if __name__ == "__main__":
    main()
