"""The archive for Autolab: read as Autolab imports it, and each job laid out and run as Tango does it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"


class Job:
    """One job of grading, laid out as Tango does it."""

    def __init__(self, assessment: Path, root: Path, python: Path) -> None:
        self.root, self.python = root, python
        self.description = json.loads((assessment / f"{assessment.name}.yml").read_text())
        root.mkdir()
        shutil.copy(assessment / "autograde-Makefile", root / "Makefile")
        shutil.copy(assessment / "autograde.tar", root)

    def run(self, submission: Path | None, kind: str = "zip", make: bool = False) -> tuple[int, str]:
        """Grade a submission that is handed in as an archive; return the exit code and what was printed."""
        handin = self.root / self.description["general"]["handin_filename"]
        if kind == "zip":
            with zipfile.ZipFile(handin, "w") as packed:
                for path in sorted(submission.glob("*.py")) if submission else ():
                    packed.write(path, f"my work/{path.name}")
        else:
            assert submission
            with tarfile.open(handin, "w:gz") as tar:
                tar.add(submission, "work")
        command = ["make"] if make else ["/bin/sh", "-ec", self.recipe()]
        done = subprocess.run(
            command,
            cwd=self.root,
            env={"PATH": f"{self.python}:/usr/bin:/bin"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,  # as Tango does
            text=True,
            check=False,
        )
        return done.returncode, done.stdout

    def recipe(self) -> str:
        """Return the commands of the Makefile's first target."""
        text = (self.root / "Makefile").read_text()
        found = re.search(r"^all:\n((?:\t.*\n)+)", text, re.MULTILINE)
        assert found
        return found[1].replace("\t@", "")


def scores_of(printed: str) -> dict[str, float]:
    """Read the last line as Autolab does it, quotes around what stands before a colon and all."""
    last = printed.rstrip().splitlines()[-1]
    scores: dict[str, float] = json.loads(re.sub(r"([a-zA-Z0-9]+):", r'"\1":', last))["scores"]
    return scores


def most_of(description: dict[str, Any]) -> dict[str, float]:
    """Return the points of each problem."""
    return {problem["name"]: problem["max_score"] for problem in description["problems"]}


@pytest.fixture
def job(tmp_path: Path, bundle: Callable[..., Path], python_elsewhere: Path) -> Callable[..., Job]:
    """Make an archive, import it, and lay a job out."""

    def lay_out(*options: str) -> Job:
        with tarfile.open(bundle("autolab", "homework1.tar", *options), "r:") as tar:
            tar.extractall(tmp_path / "courses", filter="data")
        return Job(tmp_path / "courses" / "homework1", tmp_path / "job", python_elsewhere)

    return lay_out


def test_it_can_be_imported(bundle: Callable[..., Path]) -> None:
    with tarfile.open(bundle("autolab", "homework1.tar"), "r:") as tar:
        first, *others = tar.getmembers()
        assert (first.name, first.isdir()) == ("homework1", True)  # Autolab wants the one folder first
        assert all(member.name.startswith("homework1/") for member in others)
        assert {member.type for member in others} <= {tarfile.REGTYPE, tarfile.DIRTYPE}
        assert "homework1/homework1.yml" in tar.getnames()


@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_a_right_submission_has_all_points_of_every_problem(job: Callable[..., Job], kind: str) -> None:
    one = job()
    code, printed = one.run(GOLDEN / "correct" / "submission", kind)
    assert code == 0
    assert scores_of(printed) == most_of(one.description) == {"temperatures": 4, "ledger": 4, "searching": 2}


def test_a_wrong_one_has_less_and_feedback(job: Callable[..., Job]) -> None:
    one = job()
    code, printed = one.run(GOLDEN / "wrong_value" / "submission")
    scores = scores_of(printed)
    assert code == 0
    assert scores.keys() == most_of(one.description).keys()
    assert 0 < sum(scores.values()) < 10
    feedback = json.loads(printed.splitlines()[-2])
    assert feedback["stages"] == list(scores)


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")
def test_make_does_what_the_recipe_says(job: Callable[..., Job]) -> None:
    one = job()
    code, printed = one.run(GOLDEN / "correct" / "submission", make=True)
    assert code == 0
    assert scores_of(printed) == most_of(one.description)
    assert "tar xf" not in printed  # students need not see how it is done


def test_where_nothing_was_handed_in_the_student_is_told(job: Callable[..., Job]) -> None:
    code, printed = job().run(None)
    assert (code, scores_of(printed)) == (0, {"temperatures": 0, "ledger": 0, "searching": 0})
    assert "there is no Python module in it" in printed


def test_a_fault_of_the_grader_leaves_no_scores_and_one_line(job: Callable[..., Job], tmp_path: Path) -> None:
    one = job()
    unpacked = tmp_path / "unpacked"
    with tarfile.open(one.root / "autograde.tar") as tar:
        tar.extractall(unpacked, filter="data")
    (unpacked / "gradspec/packages/toy_course/test_ledger.py").unlink()
    with tarfile.open(one.root / "autograde.tar", "w") as tar:
        tar.add(unpacked / "gradspec", "gradspec")
    code, printed = one.run(GOLDEN / "correct" / "submission")
    assert code == 70
    assert printed.splitlines() == [
        "error: course toy_course: test_ledger.py is missing; each unit has such a file"
    ]


def test_a_python_that_is_too_old_is_said(job: Callable[..., Job]) -> None:
    one = job()
    (one.python / "python3").write_text("#!/bin/sh\nexit 1\n")
    code, printed = one.run(GOLDEN / "correct" / "submission")
    assert code == 70
    assert "needs Python 3.11 or newer" in printed


def test_the_seed_is_not_printed(job: Callable[..., Job]) -> None:
    _, printed = job("--seed", "8265529").run(GOLDEN / "wrong_value" / "submission")
    assert scores_of(printed)
    assert "8265529" not in printed


def test_a_rubric_units_and_an_image_go_with_it(job: Callable[..., Job], tmp_path: Path) -> None:
    rubric = tmp_path / "rubric.toml"
    rubric.write_text('[units]\nsearching = 30.5\n[requirements]\n"LEDGER-POST-1" = 0\n')
    one = job("--rubric", str(rubric), "--unit", "searching", "--unit", "ledger", "--image", "ours")
    _, printed = one.run(GOLDEN / "correct" / "submission")
    assert scores_of(printed) == pytest.approx(most_of(one.description))
    assert scores_of(printed)["searching"] == 30.5
    assert scores_of(printed)["ledger"] < 4
    assert one.description["autograder"]["autograde_image"] == "ours"
