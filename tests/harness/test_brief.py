"""A brief run tells which requirements fail, the same ones as a grade, and stops early when asked to."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.brief import Collected, failed_requirements
from grader.course import load_course
from grader.errors import GraderFault
from grader.pipeline import Options, grade
from grader.records import Verdict
from grader.worker.launch import ZygoteLauncher

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


def sources(name: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (GOLDEN / name / "submission").glob("*.py")}


@pytest.mark.parametrize(
    "name", ["correct", "wrong_value", "template", "accepts_bad_input", "missing_function"]
)
def test_a_brief_run_and_a_grade_fail_the_same_requirements(
    name: str, toy_course: str, zygote: ZygoteLauncher, warm_start: None
) -> None:
    report = grade(GOLDEN / name / "submission", Options(toy_course))
    graded = {r.requirement.id for r in report.results if r.verdict is not Verdict.PASSED}
    course = load_course(toy_course)
    failed = failed_requirements(course, zygote, name, sources(name))
    assert failed.keys() == graded
    collected = Collected.of(course)
    assert failed_requirements(course, zygote, name, sources(name), collected=collected) == failed
    assert bool(failed) == (name != "correct")


def test_with_stop_the_first_failure_ends_the_run(toy_course: str, zygote: ZygoteLauncher) -> None:
    course = load_course(toy_course)
    every = failed_requirements(course, zygote, "template", sources("template"))
    first = failed_requirements(course, zygote, "template", sources("template"), stop=True)
    assert len(every) > 1
    assert list(first.items()) == list(every.items())[:1]
    collected = Collected.of(course)
    again = failed_requirements(
        course, zygote, "template", sources("template"), stop=True, collected=collected
    )
    assert again == first


def test_a_test_that_says_nothing_has_not_passed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zygote: ZygoteLauncher
) -> None:
    write_course(
        tmp_path / "silent_course",
        '@requirement("U-F-1", of="f", points=1, hint="none")\n'
        'def test_f(submission):\n    "f is never looked at."\n    pytest.skip("not today")\n'
        '@requirement("U-F-2", of="f", points=1, hint="none")\n'
        'def test_g(submission):\n    "g is missing."\n    submission.unit.g()\n',
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    course = load_course("silent_course")
    failed = failed_requirements(course, zygote, "s", {"unit.py": b"def f(): return 1"})
    assert failed == {"U-F-1": Verdict.GRADER_ERROR, "U-F-2": Verdict.NOT_IMPLEMENTED}
    both = b"def f(): return 1\ndef g(): return 1"
    for collected in (None, Collected.of(course)):
        failed = failed_requirements(course, zygote, "s", {"unit.py": both}, collected=collected)
        assert failed == {"U-F-1": Verdict.GRADER_ERROR}


def test_a_broken_test_is_the_courses_fault_and_says_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zygote: ZygoteLauncher
) -> None:
    write_course(
        tmp_path / "broken_course",
        '@requirement("U-F-1", of="f", points=2, hint="none")\n'
        'def test_f(submission):\n    "f is asked for nonsense."\n    submission.unit.f() + None\n',
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    course = load_course("broken_course")
    for collected in (None, Collected.of(course)):
        with pytest.raises(GraderFault, match=r"U-F-1.*TypeError"):
            failed_requirements(course, zygote, "s", {"unit.py": b"def f(): return 1"}, collected=collected)


def write_course(folder: Path, tests: str) -> None:
    """Write a course of one unit with one function."""
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "course.toml").write_text(
        'title = "Small"\ntemplate = "t"\n'
        '[[units]]\nname = "unit"\ntitle = "Unit"\npoints = 2\nfunctions = ["f"]\n'
    )
    (folder / "test_unit.py").write_text(f"import pytest\nfrom grader.testing import requirement\n{tests}")
