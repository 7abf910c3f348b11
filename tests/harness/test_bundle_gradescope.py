"""The archive for Gradescope, unpacked and run as Gradescope does it, but for the installation."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader import cli
from grader.bundles import gradescope_archive

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"


@pytest.fixture
def place(tmp_path: Path, toy_course: str) -> Callable[..., Path]:
    """Make an archive and unpack it as Gradescope would; return its folder, with a Python that has NumPy."""

    def unpack(*options: str) -> Path:
        archive = tmp_path / "autograder.zip"
        assert (
            cli.main(["bundle", "gradescope", "--output", str(archive), "--course", toy_course, *options])
            == 0
        )
        root = tmp_path / "autograder"
        for folder in ("submission", "venv/bin"):
            (root / folder).mkdir(parents=True)
        with zipfile.ZipFile(archive) as packed:
            for entry in packed.infolist():
                path = Path(packed.extract(entry, root / "source"))
                path.chmod(entry.external_attr >> 16 & 0o777)
        python = root / "venv" / "bin" / "python"
        python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        python.chmod(0o755)
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


def test_seeds_are_secret_and_differ(place: Callable[..., Path], tmp_path: Path, toy_course: str) -> None:
    seeds = set()
    for _ in range(2):
        file = tmp_path / "a.zip"
        assert cli.main(["bundle", "gradescope", "--output", str(file), "--course", toy_course]) == 0
        with zipfile.ZipFile(file) as packed:
            seeds.add(json.loads(packed.read("options.json"))[3])
            assert not [
                name for name in packed.namelist() if "__pycache__" in name or name.startswith("tests")
            ]
    assert len(seeds) == 2


def test_its_libraries_are_those_that_are_installed() -> None:
    found = dict(line.split("==") for line in gradescope_archive.requirements())
    described = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert found.keys() == {text.partition(">")[0] for text in described["dependencies"]}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--unit", "nothing"], "there is no such unit"),
        (["--rubric", "nowhere.toml"], "cannot be read"),
        (["--course", "nothing_of_this_name"], "no importable package"),
    ],
)
def test_what_cannot_be_bundled_is_one_clear_error(
    tmp_path: Path, toy_course: str, capsys: pytest.CaptureFixture[str], options: list[str], words: str
) -> None:
    file = tmp_path / "a.zip"
    assert cli.main(["bundle", "gradescope", "--output", str(file), "--course", toy_course, *options]) == 2
    assert words in capsys.readouterr().err
    assert not file.exists()
