"""What a full grade costs, relative to otter-grader's `otter run` on ten checks.

Usage: python benchmarks/against_otter.py OTTER [--runs N]

OTTER is the command `otter` of an environment with otter-grader, ipykernel and NumPy. It grades a notebook
that defines one function by ten one-line checks; we grade the reference by the whole course. Processor time
of a fresh process and all its children, measured in turn in one run; the smallest of the runs is taken.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import zipfile
from pathlib import Path

from grade_cost import ROOT, processor_seconds

BUDGET = 0.5
FUNCTION = "import numpy as np\ndef sigmoid(z):\n    return 1 / (1 + np.exp(-np.asarray(z, float)))\n"
CHECK = """OK_FORMAT = True
test = {{"name": "q{number}", "points": 1, "suites": [{{"type": "doctest", "scored": True, "setup": "",
    "teardown": "", "cases": [{{"hidden": False, "locked": False,
        "code": ">>> bool(abs(sigmoid({number}) - 1 / (1 + np.exp(-{number}))) < 1e-12)\\nTrue"}}]}}]}}
"""


def write_assignment(folder: Path) -> tuple[Path, Path]:
    """Write the autograder's archive and the notebook; return their paths."""
    archive, notebook = folder / "autograder.zip", folder / "hw.ipynb"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("otter_config.json", "{}")
        packed.writestr("requirements.txt", "numpy\n")
        packed.writestr("run_autograder", "")
        for number in range(10):
            packed.writestr(f"tests/q{number}.py", CHECK.format(number=number))
    cell = {
        "cell_type": "code",
        "execution_count": None,
        "id": "sigmoid",
        "metadata": {},
        "outputs": [],
        "source": FUNCTION.splitlines(keepends=True),
    }
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    document = {"cells": [cell], "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    notebook.write_text(json.dumps(document), encoding="utf-8")
    return archive, notebook


def main() -> None:
    """Measure and print the ratio."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("otter", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    otter = options.otter.absolute()
    path = f"{otter.parent}{os.pathsep}{os.environ['PATH']}"  # its kernel is its own Python
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as folder:
        archive, notebook = write_assignment(Path(folder))
        run = [str(otter), "run", "--no-logo", "-a", str(archive), "-o", folder, str(notebook)]
        for _ in range(options.runs):
            theirs.append(processor_seconds(run, PATH=path))
            ours.append(
                processor_seconds(
                    [sys.executable, "-m", "grader", str(ROOT / "reference"), "--format", "json"]
                )
            )
        results = json.loads((Path(folder) / "results.json").read_text(encoding="utf-8"))
    points = sum(test.get("score", 0) for test in results["tests"])
    print(f"otter run, ten checks    {min(theirs):.3f} s of processor time ({points:g} of 10 points)")
    print(
        f"our full grade           {min(ours):.3f} s, {min(ours) / min(theirs):.2f} of it (budget {BUDGET})"
    )


if __name__ == "__main__":
    main()
