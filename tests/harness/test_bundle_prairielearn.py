"""The archive for PrairieLearn: unpacked in a course, and jobs laid out and run as PrairieLearn does it."""

from __future__ import annotations

import json
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"
UPLOAD = "pl-question-panel/pl-file-upload"


class Job:
    """One job of grading, laid out as PrairieLearn does it."""

    def __init__(self, course: Path, root: Path, question: str, python: Path) -> None:
        self.root, self.python = root, python
        question_folder = course / "questions" / question
        self.info = json.loads((question_folder / "info.json").read_text())
        for name in self.info["externalGradingOptions"]["serverFilesCourse"]:
            shutil.copytree(course / "serverFilesCourse" / name, root / "serverFilesCourse" / name)
        shutil.copytree(question_folder / "tests", root / "tests")
        (root / "student").mkdir()
        (root / "data").mkdir()
        (root / "data" / "data.json").write_text("{}")

    def run(self, situation: str | None) -> tuple[int, dict[str, Any], str]:
        """Grade a golden submission; return the exit code, the results, and what was said in the log."""
        if situation:
            for path in (GOLDEN / situation / "submission").glob("*.py"):
                shutil.copy(path, self.root / "student")
        entrypoint = self.info["externalGradingOptions"]["entrypoint"]
        script = self.root / Path(entrypoint).relative_to("/grade")
        script.chmod(0o755)
        environment = {"GRADE": str(self.root), "PATH": f"{self.python}:/usr/bin:/bin"}
        done = subprocess.run([script], env=environment, capture_output=True, text=True, check=False)
        results = self.root / "results" / "results.json"
        read = json.loads(results.read_text()) if results.is_file() else {}
        return done.returncode, read, done.stdout + done.stderr


@pytest.fixture
def course(tmp_path: Path, bundle: Callable[..., Path]) -> Callable[..., Path]:
    """Make an archive and unpack it in a course; return the course's folder."""

    def unpack(*options: str, name: str = "homework1") -> Path:
        folder = tmp_path / "course"
        with zipfile.ZipFile(bundle("prairielearn", f"{name}.zip", *options)) as packed:
            packed.extractall(folder)
        return folder

    return unpack


@pytest.fixture
def job(tmp_path: Path, course: Callable[..., Path], python_elsewhere: Path) -> Callable[..., Job]:
    """Make an archive, unpack it in a course, and lay a job out."""

    def lay_out(*options: str) -> Job:
        return Job(course(*options), tmp_path / "grade", "homework1", python_elsewhere)

    return lay_out


def test_a_right_submission_has_the_whole_score(job: Callable[..., Job]) -> None:
    code, results, _ = job().run("correct")
    assert (code, results["gradable"], results["score"]) == (0, True, 1)
    assert sum(test["max_points"] for test in results["tests"]) == 10


def test_a_wrong_one_has_its_share(job: Callable[..., Job]) -> None:
    code, results, _ = job().run("wrong_value")
    points = sum(test["points"] for test in results["tests"])
    assert (code, results["gradable"]) == (0, True)
    assert 0 < points < 10
    assert results["score"] == pytest.approx(points / 10)


def test_where_nothing_was_handed_in_no_attempt_is_lost(job: Callable[..., Job]) -> None:
    code, results, _ = job().run(None)
    assert (code, results["gradable"]) == (0, False)
    assert "there is no Python module in it" in results["format_errors"][0]


def test_a_fault_of_the_grader_leaves_no_results_and_is_in_the_log(job: Callable[..., Job]) -> None:
    one = job()
    (one.root / "serverFilesCourse/gradspec/packages/toy_course/test_ledger.py").unlink()
    code, results, log = one.run("correct")
    assert (code, results) == (70, {})
    assert "test_ledger.py is missing" in log


def test_a_python_that_is_too_old_is_said_in_the_log(job: Callable[..., Job]) -> None:
    one = job()
    (one.python / "python3").write_text("#!/bin/sh\nexit 1\n")
    code, results, log = one.run("correct")
    assert (code, results) == (70, {})
    assert "needs Python 3.11 or newer" in log


def test_nothing_of_the_project_is_used_but_what_is_packed(job: Callable[..., Job]) -> None:
    one = job()
    (one.root / "serverFilesCourse/gradspec/packages/grader/words.py").write_text("raise SystemExit(9)")
    assert one.run("correct")[0] == 9


def test_the_seed_is_in_nothing_that_students_read(job: Callable[..., Job], tmp_path: Path) -> None:
    one = job("--seed", "8265529")
    _, results, _ = one.run("wrong_value")
    assert "8265529" not in json.dumps(results)
    question = tmp_path / "course" / "questions" / "homework1"
    secret = [
        path.parent.name for path in question.rglob("*") if path.is_file() and b"8265529" in path.read_bytes()
    ]
    assert secret == ["tests"]


def test_a_rubric_and_units_go_with_it(job: Callable[..., Job], tmp_path: Path) -> None:
    rubric = tmp_path / "rubric.toml"
    rubric.write_text('[units]\nsearching = 30\n[visibility]\nsearching = "hidden"\n')
    one = job("--rubric", str(rubric), "--unit", "searching")
    _, results, _ = one.run("correct")
    assert results["score"] == 1
    assert sum(test["max_points"] for test in results["tests"]) == 30
    assert not [test for test in results["tests"] if "SEARCH-" in test["name"]]
    assert one.info["title"] == "Everyday arithmetic: searching"


def test_the_question_asks_for_the_units_modules_and_shows_the_results(course: Callable[..., Path]) -> None:
    folder = course("--unit", "ledger", "--unit", "searching")
    html = (folder / "questions" / "homework1" / "question.html").read_text()
    page = ET.fromstring(f"<page>{html}</page>")  # noqa: S314  our own
    upload = page.find(UPLOAD)
    assert upload is not None
    assert upload.get("optional-file-names") == "ledger.py, searching.py"
    rows = [[cell.text or cell[0].text for cell in row] for row in page.iter("tr")][1:]
    assert rows == [["ledger.py", "Keeping accounts", "4"], ["searching.py", "Finding zeros", "2"]]
    assert page.find("pl-submission-panel/pl-external-grader-results") is not None
    assert page.find(".//pl-file-download") is None  # the toy course has no template


def test_two_questions_share_a_course(course: Callable[..., Path]) -> None:
    course(name="homework1")
    folder = course("--unit", "ledger", "--image", "ours/gradspec", name="homework2")
    infos = [json.loads((folder / f"questions/homework{i}/info.json").read_text()) for i in (1, 2)]
    assert infos[0]["uuid"] != infos[1]["uuid"]
    assert [info["externalGradingOptions"]["image"] for info in infos] == ["gradspec", "ours/gradspec"]
    again = course("--unit", "searching", name="homework2")
    info = json.loads((again / "questions/homework2/info.json").read_text())
    assert info["uuid"] == infos[1]["uuid"]
