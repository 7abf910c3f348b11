"""Submissions in typical situations, each a folder of tests/golden with the verdicts that it must get."""

from __future__ import annotations

import json
import shutil
import tomllib
import zipfile
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from grader.pipeline import Options, grade
from grader.records import Report
from grader.reports import json_report
from grader.reports.formats import FORMATS, render

from .scores import expect_points
from .situations import PLACE

SCHEMA = json.loads((files("grader") / "reports/schema/report-v1.json").read_text(encoding="utf-8"))
GOLDEN = Path(__file__).resolve().parents[1] / "golden"
SITUATIONS = sorted(path.parent.name for path in GOLDEN.glob("*/expected.toml"))


def verdicts(report: Report) -> dict[str, str]:
    """Return what is not passed."""
    return {r.requirement.id: r.verdict.value for r in report.results if r.verdict.value != "passed"}


pytestmark = pytest.mark.usefixtures("warm_start")


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_submission_gets_the_verdicts_that_its_situation_deserves(toy_course: str, situation: str) -> None:
    expected = tomllib.loads((GOLDEN / situation / "expected.toml").read_text(encoding="utf-8"))
    report = grade(GOLDEN / situation / "submission", Options(course=toy_course, call_seconds=0.3))
    assert verdicts(report) == expected.get("verdicts", {})
    assert float(report.score) == expected["score"]
    assert report.faults == ()
    for words in expected.get("notes", []):
        assert any(words in note for note in report.submission.notes), report.submission.notes
    jsonschema.validate(json_report.as_data(report), SCHEMA)
    for result in report.results:
        assert bool(result.message) == (result.verdict.value != "passed")
    for kind in FORMATS:
        expect_points(render(report, kind, **PLACE), kind, report)


def folder(source: Path, place: Path) -> Path:
    return Path(shutil.copytree(source, place / "ada"))


def deep(source: Path, place: Path) -> Path:
    shutil.copytree(source, place / "ada" / "week 3" / "Übung 结果")
    return place / "ada"


def zipped(source: Path, place: Path) -> Path:
    return Path(shutil.make_archive(str(place / "ada"), "zip", source))


def tarred(source: Path, place: Path) -> Path:
    return Path(shutil.make_archive(str(place / "ada"), "gztar", source))


def nested_in_zip(source: Path, place: Path) -> Path:
    with zipfile.ZipFile(place / "ada.zip", "w") as archive:
        for path in sorted(source.iterdir()):
            archive.write(path, f"Hausaufgabe é/toy solution/{path.name}")
            archive.writestr(f"__MACOSX/Hausaufgabe é/toy solution/._{path.name}", b"\0\5\26\7")
    return place / "ada.zip"


PACKINGS = [folder, deep, zipped, tarred, nested_in_zip]


@pytest.fixture
def plain(toy_course: str) -> Report:
    """The grade of a plain folder."""
    return grade(GOLDEN / "wrong_value" / "submission", Options(course=toy_course))


@pytest.mark.parametrize("pack", PACKINGS, ids=lambda pack: pack.__name__)
def test_a_submission_is_graded_alike_however_it_is_packed(
    toy_course: str, tmp_path: Path, pack: Callable[[Path, Path], Path], plain: Report
) -> None:
    packed = grade(pack(GOLDEN / "wrong_value" / "submission", tmp_path), Options(course=toy_course))
    assert packed.submission.name == "ada"
    assert packed.submission.sha256 == plain.submission.sha256
    assert packed.units == plain.units
    assert [(r.verdict, r.message, r.counterexample) for r in packed.results] == [
        (r.verdict, r.message, r.counterexample) for r in plain.results
    ]


def test_a_single_module_is_graded_for_what_is_in_it(toy_course: str, correct_toy_submission: Path) -> None:
    report = grade(correct_toy_submission / "ledger.py", Options(course=toy_course))
    assert report.submission.modules == ("ledger",)
    assert [float(unit.score) for unit in report.units] == [0, 4, 0]
