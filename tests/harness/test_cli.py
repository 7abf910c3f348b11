"""The command line grades: the report on stdout, all else on stderr, and an exit code for scripts."""

from __future__ import annotations

import json
import tarfile
import zipfile
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from grader import __version__, cli

SCHEMA = json.loads((files("grader") / "reports/schema/report-v1.json").read_text(encoding="utf-8"))
GOLDEN = Path(__file__).resolve().parents[1] / "golden"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(toy_course: str, capsys: pytest.CaptureFixture[str], warm_start: None) -> Run:
    """Grade by the toy course in this process; return the exit code, stdout and stderr."""

    def run_cli(path: Path, *options: str) -> tuple[int, str, str]:
        code = cli.main([str(path), "--course", toy_course, *options])
        return code, *capsys.readouterr()

    return run_cli


def without_durations(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_durations(item) for key, item in value.items() if key != "duration_seconds"}
    return [without_durations(item) for item in value] if isinstance(value, list) else value


def report_of(output: str) -> dict[str, Any]:
    report = json.loads(output)
    jsonschema.validate(report, SCHEMA)
    return without_durations(report)  # type: ignore[no-any-return]


def test_a_right_submission_gets_full_points_and_nothing_is_said_on_stderr(run: Run) -> None:
    code, out, err = run(GOLDEN / "correct" / "submission")
    assert code == 0
    assert "10 of 10 points" in out
    assert "Every requirement is met." in out
    assert err == ""


def test_the_exit_code_is_0_whatever_the_score(run: Run) -> None:
    code, out, err = run(GOLDEN / "template" / "submission")
    assert (code, err) == (0, "")
    assert "0 of 10 points" in out


@pytest.mark.parametrize(
    ("bound", "code"), [("0", 0), ("7", 0), ("7.01", 1), ("6.999999999999999999", 0), ("1e3", 1)]
)
def test_a_score_below_the_bound_is_exit_code_1_and_one_at_the_bound_is_not(
    run: Run, bound: str, code: int
) -> None:
    got, out, err = run(GOLDEN / "wrong_value" / "submission", "--fail-under", bound)
    assert got == code
    assert "7 of 10 points" in out
    assert err.count("\n") == code
    assert ("--fail-under" in err) == bool(code)


def test_json_is_the_only_thing_on_stdout(run: Run) -> None:
    code, out, err = run(GOLDEN / "wrong_value" / "submission", "--format", "json")
    report = report_of(out)
    assert (code, err) == (0, "")
    assert (report["score"], report["max_score"]) == (7, 10)
    assert report["stamp"]["seed"] == 0
    assert len(report["requirements"]) == 9


def test_one_seed_gives_one_report_from_a_folder_a_zip_and_a_tar(run: Run, tmp_path: Path) -> None:
    source = GOLDEN / "wrong_value" / "submission"
    with (
        zipfile.ZipFile(tmp_path / "submission.zip", "w") as zipped,
        tarfile.open(tmp_path / "submission.tar.xz", "w:xz") as tarred,
    ):
        for path in sorted(source.glob("*.py"), reverse=True):
            zipped.write(path, path.name)
            tarred.add(path, path.name)
    options = ("--format", "json", "--seed", "11")
    first = report_of(run(source, *options)[1])
    assert report_of(run(tmp_path / "submission.zip", *options)[1]) == first
    assert report_of(run(tmp_path / "submission.tar.xz", *options)[1]) == first
    assert first["stamp"]["seed"] == 11


def test_another_seed_draws_other_inputs(run: Run, tmp_path: Path) -> None:
    # What ends its process is not made smaller: the inputs are shown as they were drawn.
    (tmp_path / "temperatures.py").write_text("import os\ndef to_celsius(f): os._exit(0)\n")

    def drawn(seed: str) -> str:
        output = run(tmp_path, "--unit", "temperatures", "--format", "json", "--seed", seed)[1]
        return str(report_of(output)["requirements"][0]["counterexample"]["call"])

    assert drawn("1") == drawn("1") != drawn("2")


def test_one_unit_can_be_graded_alone(run: Run) -> None:
    options = ("--unit", "searching", "--unit", "temperatures", "--format", "json")
    report = report_of(run(GOLDEN / "correct" / "submission", *options)[1])
    assert [unit["name"] for unit in report["units"]] == ["temperatures", "searching"], (
        "in the course's order"
    )
    assert (report["score"], report["max_score"]) == (6, 6)


def test_an_output_file_takes_the_report_and_stdout_stays_empty(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "report é.json"
    target.write_text("old")
    code, out, err = run(GOLDEN / "correct" / "submission", "--format", "json", "--output", str(target))
    assert (code, out) == (0, "")
    assert err.count("\n") == 1
    assert report_of(target.read_text(encoding="utf-8"))["score"] == 10
    assert [path.name for path in tmp_path.iterdir()] == [target.name], "no temporary file is left"


def test_further_reports_are_written_beside_the_one_on_stdout(run: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b.txt"
    options = ("--report", f"json={first}", "--report", f"terminal={second}")
    code, out, err = run(GOLDEN / "correct" / "submission", *options)
    assert (code, err) == (0, "")
    assert "10 of 10" in out
    assert report_of(first.read_text(encoding="utf-8"))["complete"] is True
    assert "10 of 10" in second.read_text(encoding="utf-8")


def test_a_rubric_changes_the_points(run: Run, tmp_path: Path) -> None:
    rubric = tmp_path / "rubric.toml"
    rubric.write_text('near_miss = 0.5\n[units]\nledger = 20\n[requirements]\n"TEMP-CELSIUS-1" = 4\n')
    options = ("--rubric", str(rubric), "--format", "json")
    report = report_of(run(GOLDEN / "right_but_for_precision" / "submission", *options)[1])
    points = {unit["name"]: (unit["score"], unit["max_score"]) for unit in report["units"]}
    assert points == {"temperatures": (1 + 2 + 0.75, 6.5), "ledger": (20, 20), "searching": (2, 2)}


def test_a_limit_on_time_reaches_the_submission(run: Run) -> None:
    options = ("--timeout", "0.2", "--format", "json", "--unit", "searching")
    report = report_of(run(GOLDEN / "hangs_in_a_call" / "submission", *options)[1])
    assert report["requirements"][0]["message"] == "no answer within 0.2 seconds"


def test_a_limit_on_memory_reaches_the_submission(run: Run, tmp_path: Path) -> None:
    (tmp_path / "searching.py").write_text("def bisect(f, low, high): return bytearray(700 << 20)")
    options = ("--memory", "512", "--format", "json", "--unit", "searching")
    assert report_of(run(tmp_path, *options)[1])["requirements"][0]["verdict"] == "out_of_memory"


def test_the_version_and_the_help_are_shown(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert __version__ in capsys.readouterr().out
    assert cli.main(["--help"]) == 0
    assert "--fail-under" in capsys.readouterr().out
