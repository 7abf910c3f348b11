"""Whatever is wrong is said in one line on stderr: what, and what to do; no traceback, nothing on stdout."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from grader import cli
from grader.errors import GraderFault
from grader.pipeline import Options, grade

Run = Callable[..., tuple[int, str, str]]

CORRECT = "{correct}"

# Arguments, exit code, words of the one line. {tmp} is an empty folder but for `file.txt` and `*.toml`.
MISTAKES = {
    "no path": ([], 2, "PATH"),
    "two paths": ([CORRECT, CORRECT], 2, "unexpected extra argument"),
    "an unknown option": ([CORRECT, "--nothing"], 2, "--nothing"),
    "an unknown format": ([CORRECT, "--format", "pdf"], 2, "pdf"),
    "an unknown unit": ([CORRECT, "--unit", "ledgers"], 2, "the units are temperatures, ledger, searching"),
    "an unknown course": ([CORRECT, "--course", "no_such_course"], 2, "no_such_course"),
    "a course with an impossible name": ([CORRECT, "--course", "../x"], 2, "--course ../x"),
    "a module as a course": ([CORRECT, "--course", "json.decoder"], 2, "json.decoder"),
    "a package as a course": ([CORRECT, "--course", "json"], 2, "course.toml"),
    "a seed that is a word": ([CORRECT, "--seed", "lucky"], 2, "lucky"),
    "a negative seed": ([CORRECT, "--seed", "-1"], 2, "-1"),
    "a seed too large": ([CORRECT, "--seed", str(2**63)], 2, "--seed"),
    "points that are a word": ([CORRECT, "--fail-under", "half"], 2, "half"),
    "points that are nan": ([CORRECT, "--fail-under", "nan"], 2, "nan"),
    "negative points": ([CORRECT, "--fail-under", "-3"], 2, "0 or more"),
    "no time": ([CORRECT, "--timeout", "0"], 2, "--timeout"),
    "time that is nan": ([CORRECT, "--timeout", "nan"], 2, "--timeout"),
    "little memory": ([CORRECT, "--memory", "16"], 2, "--memory"),
    "a report without a file": ([CORRECT, "--report", "json"], 2, "FORMAT=FILE"),
    "a report of an unknown format": ([CORRECT, "--report", "pdf=x"], 2, "FORMAT=FILE"),
    "an output in no folder": ([CORRECT, "--output", "{tmp}/no/report"], 2, "its folder does not exist"),
    "a folder as an output": ([CORRECT, "--output", "{tmp}"], 2, "is a folder"),
    "a report in no folder": ([CORRECT, "--report", "json={tmp}/no/report"], 2, "its folder does not exist"),
    "two reports to one file": (
        [CORRECT, "--output", "{tmp}/r", "--report", "json={tmp}/./r"],
        2,
        "two reports are to be written to one file",
    ),
    "a rubric that is not there": ([CORRECT, "--rubric", "{tmp}/none.toml"], 2, "cannot be read"),
    "a rubric that is a folder": ([CORRECT, "--rubric", "{tmp}"], 2, "cannot be read"),
    "a rubric that is no TOML": ([CORRECT, "--rubric", "{tmp}/broken.toml"], 2, "is not TOML"),
    "a rubric with an unknown key": ([CORRECT, "--rubric", "{tmp}/key.toml"], 2, "'weights' is not known"),
    "a rubric with an unknown unit": ([CORRECT, "--rubric", "{tmp}/unit.toml"], 2, "no unit 'algebra'"),
    "a rubric with an unknown requirement": (
        [CORRECT, "--rubric", "{tmp}/requirement.toml"],
        2,
        "no requirement 'X-1'",
    ),
    "a rubric with negative points": ([CORRECT, "--rubric", "{tmp}/negative.toml"], 2, "expected 0"),
    "a path that is not there": (["{tmp}/nowhere"], 3, "no file or folder"),
    "an empty folder": (["{tmp}/empty"], 3, "no Python module"),
    "a text": (["{tmp}/file.txt"], 3, "neither a Python file nor a zip or tar archive"),
    "a damaged archive": (["{tmp}/damaged.zip"], 3, "not a readable zip archive"),
    "a folder of other programs": (["{tmp}/other"], 3, "no file is named after a unit"),
    "a device": ([os.devnull], 3, "neither a file nor a folder"),
    "a path with a null byte": (["a\0b"], 3, "a\\x00b"),
    "a path with control characters": (["a\x1b[2J\nb"], 3, "a\\x1b[2J\\nb"),
    "an empty path": ([""], 3, "the path is empty"),
}

FILES = {
    "file.txt": "hello",
    "damaged.zip": "PK\3\4 and no more",
    "other/program.py": "print('hello')",
    "empty/.keep": "",
    "broken.toml": "units = [",
    "key.toml": "weights = 3",
    "unit.toml": "[units]\nalgebra = 3",
    "requirement.toml": "[requirements]\n'X-1' = 3",
    "negative.toml": "[units]\nledger = -3",
}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process; return the exit code, stdout and stderr."""

    def run_cli(*arguments: str) -> tuple[int, str, str]:
        return cli.main(list(arguments)), *capsys.readouterr()

    return run_cli


def assert_one_line(text: str) -> None:
    assert text.startswith("error: "), text
    assert text.endswith("\n")
    assert text.count("\n") == 1, text
    assert "Traceback" not in text


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_said_in_one_line(
    run: Run, toy_course: str, correct_toy_submission: Path, tmp_path: Path, mistake: str
) -> None:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    arguments, code, words = MISTAKES[mistake]
    course = [] if "--course" in arguments else ["--course", toy_course]
    filled = [
        text.replace("{tmp}", str(tmp_path)).replace(CORRECT, str(correct_toy_submission))
        for text in arguments
    ]
    got, out, err = run(*filled, *course)
    assert got == code
    assert out == ""
    assert_one_line(err)
    assert words in err


def test_a_file_that_cannot_be_written_is_noticed_before_the_work(
    run: Run, correct_toy_submission: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def grade(*ignored: object) -> None:
        raise AssertionError("the grade was begun")

    monkeypatch.setattr("grader.pipeline.grade", grade)
    for options in (["--output", f"{tmp_path}/no/x"], ["--report", f"json={tmp_path}/no/x"]):
        assert run(str(correct_toy_submission), *options)[0] == 2


DESCRIPTION = """
title = "t"
template = "t"
[[units]]
name = "ledger"
title = "t"
points = 1
functions = ["Ledger"]
"""
BROKEN_TESTS = {"raises": "    1 / 0\n", "skips": "    import pytest; pytest.skip('x')\n"}


@pytest.mark.parametrize("how", BROKEN_TESTS)
def test_a_course_whose_test_breaks_is_exit_code_70_and_the_report_says_so(
    run: Run, tmp_path: Path, correct_toy_submission: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    name = f"course_that_{how}"
    course = tmp_path / name
    course.mkdir()
    (course / "__init__.py").write_text("")
    (course / "course.toml").write_text(DESCRIPTION)
    (course / "test_ledger.py").write_text(
        "from grader.testing import *\n@requirement('L-1', of='Ledger', points=1, hint='h')\n"
        f"def test_it(submission):\n    'It is.'\n{BROKEN_TESTS[how]}"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    code, out, err = run(str(correct_toy_submission), "--course", name, "--fail-under", "1")
    assert code == 70, "a fault outweighs a low score"
    assert "THIS GRADE IS NOT FINAL" in out
    assert_one_line(err)
    assert "L-1" in err


def test_a_course_that_cannot_be_collected_is_one_line(
    tmp_path: Path,
    correct_toy_submission: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    course = tmp_path / "course_without_tests"
    course.mkdir()
    (course / "__init__.py").write_text("")
    (course / "course.toml").write_text(DESCRIPTION)
    monkeypatch.syspath_prepend(str(tmp_path))
    code = cli.main([str(correct_toy_submission), "--course", course.name])
    out, err = capfd.readouterr()
    assert (code, out) == (70, "")
    assert_one_line(err)
    assert "test_ledger.py is missing" in err


def test_a_submission_that_ends_the_process_that_starts_workers_is_one_line(
    toy_course: str, tmp_path: Path
) -> None:
    (tmp_path / "searching.py").write_text("import os\ndef bisect(f, low, high): os.kill(os.getppid(), 9)")
    options = Options(toy_course, without_layers=("user", "landlock", "seccomp"))
    (fault,) = grade(tmp_path, options).faults
    assert "the process that starts workers cannot be used" in fault
    assert "run the grade again" in fault
    assert "\n" not in fault


@pytest.mark.parametrize(
    ("error", "code", "start"),
    [
        (RuntimeError("one\ntwo"), 70, "error: the grader itself failed (RuntimeError: one two;"),
        (GraderFault("broken"), 70, "error: broken"),
        (MemoryError(), 70, "error: the grader itself failed (MemoryError"),
        (KeyboardInterrupt(), 130, "interrupted: "),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_breaks_the_grader_is_one_line(
    run: Run,
    correct_toy_submission: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    code: int,
    start: str,
) -> None:
    def grade(*ignored: object) -> None:
        raise error

    monkeypatch.setattr("grader.pipeline.grade", grade)
    got, out, err = run(str(correct_toy_submission))
    assert (got, out) == (code, "")
    assert err.lstrip("\n").startswith(start), "an interrupt begins a new line, after the terminal's ^C"
    assert err.strip().count("\n") == 0
