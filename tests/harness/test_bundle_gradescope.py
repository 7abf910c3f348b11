"""The archive for Gradescope, unpacked and run as Gradescope does it, but for the installation."""

from __future__ import annotations

import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"


@pytest.fixture
def place(tmp_path: Path, bundle: Callable[..., Path], python_elsewhere: Path) -> Callable[..., Path]:
    """Make an archive and unpack it as Gradescope would; return its folder, with a Python that has NumPy."""

    def unpack(*options: str) -> Path:
        root = tmp_path / "autograder"
        for folder in ("submission", "venv/bin"):
            (root / folder).mkdir(parents=True)
        with zipfile.ZipFile(bundle("gradescope", "autograder.zip", *options)) as packed:
            for entry in packed.infolist():
                path = Path(packed.extract(entry, root / "source"))
                path.chmod(entry.external_attr >> 16 & 0o777)
        (root / "venv" / "bin" / "python").symlink_to(python_elsewhere / "python3")
        return root

    return unpack


def run(root: Path, situation: str | None, **metadata: object) -> tuple[int, dict[str, Any]]:
    """Grade a golden submission; return the exit code and the results."""
    if situation:
        (root / "submission").rmdir()
        (root / "submission").symlink_to(GOLDEN / situation / "submission")
    (root / "submission_metadata.json").write_text(json.dumps(metadata))
    script = root / "source" / "run_autograder"
    done = subprocess.run([script], env={"AUTOGRADER": str(root), "PATH": "/usr/bin:/bin"}, check=False)
    results = root / "results" / "results.json"
    return done.returncode, json.loads(results.read_text()) if results.is_file() else {}


def test_a_submission_is_graded(place: Callable[..., Path]) -> None:
    code, results = run(place(), "correct", assignment={"total_points": "10.0"})
    assert (code, results["score"]) == (0, 10)
    assert sum(test["max_score"] for test in results["tests"]) == 10
    assert "make them the same" not in results["output"]


def test_nothing_of_the_project_is_used_but_what_is_packed(place: Callable[..., Path]) -> None:
    root = place()
    (root / "source" / "packages" / "grader" / "words.py").write_text("raise SystemExit(9)")
    assert run(root, "correct")[0] == 9


def test_points_that_are_not_the_assignments_are_remarked(place: Callable[..., Path]) -> None:
    _, results = run(place("--unit", "searching"), "wrong_value", assignment={"total_points": "100.0"})
    assert "The assignment has 100 points, this grader gives 2: make them the same." in results["output"]


def test_a_rubric_and_units_go_with_it(place: Callable[..., Path], tmp_path: Path) -> None:
    rubric = tmp_path / "rubric.toml"
    rubric.write_text('[units]\nsearching = 30\n[visibility]\nsearching = "after_due_date"\n')
    _, results = run(place("--rubric", str(rubric), "--unit", "searching", "--seed", "5"), "correct")
    assert results["score"] == 30
    assert {test["visibility"] for test in results["tests"]} == {"after_due_date"}


def test_where_nothing_was_handed_in_the_student_is_told(place: Callable[..., Path]) -> None:
    code, results = run(place(), None)
    assert (code, results["score"]) == (0, 0)
    assert "there is no Python module in it" in results["output"]


def test_a_fault_of_the_grader_leaves_no_score(place: Callable[..., Path]) -> None:
    root = place()
    (root / "source" / "packages" / "toy_course" / "test_ledger.py").unlink()
    assert run(root, "correct") == (70, {})
