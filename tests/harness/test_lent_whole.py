"""A module that cannot be imported is lent whole: who builds on it is graded as if it were right."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.pipeline import Options, grade
from grader.records import Report, Result, Verdict

REFERENCE = {
    "__init__.py": "",
    "a.py": "def double(x): return 2.0 * x\ndef triple(x): return 3.0 * x\ndef half(x): return 0.5 * x\n",
    "b.py": "from . import a\n\n\ndef six(x):\n    return a.double(a.triple(x))\n\n\ndef one(x): return x\n",
}
TESTS = {
    "a": """
from grader.testing import *

@requirement("A-1", of="double", points=2, hint="h.")
def test_double(submission: Submission) -> None:
    \"\"\"double doubles.\"\"\"
    expect_close(submission.a.double(2.0), 4.0, Tolerance(1e-12, 0.0, "one operation"))

@requirement("A-2", of="triple", points=1, hint="h.")
def test_triple(submission: Submission) -> None:
    \"\"\"triple triples.\"\"\"
    expect_close(submission.a.triple(2.0), 6.0, Tolerance(1e-12, 0.0, "one operation"))
""",
    "b": """
from grader.testing import *

@requirement("B-1", of="six", points=2, hint="h.", needs=("a.double",))
def test_six(submission: Submission, for_all: Trial) -> None:
    \"\"\"six multiplies by six, and builds on a.\"\"\"
    def rule(x):
        expect_close(submission.b.six(x), 6.0 * x, Tolerance(1e-12, 0.0, "two operations"))
    for_all(rule, lambda source: source.array((3,), 1.0, 2.0))

@requirement("B-2", of="one", points=1, hint="h.")
def test_one(submission: Submission) -> None:
    \"\"\"one returns what it is given, and needs nothing.\"\"\"
    expect_close(submission.b.one(2.0), 2.0, Tolerance(1e-12, 0.0, "no operation"))
""",
}
BROKEN = {
    "loops for ever": ("while True:\n    pass\n", Verdict.TIMED_OUT),
    "exits": ("import os\nos._exit(0)\n", Verdict.DIED),
    "raises": ("raise RuntimeError('not today')\n", Verdict.IMPORT_ERROR),
    "is no Python": ("def double(x:\n", Verdict.IMPORT_ERROR),
}
B = "from {a} import double, triple, half\n\n\ndef six(x):\n    return {six}\n\n\ndef one(x):\n    return x\n"
RIGHT_B = B.format(a=".a", six="double(double(half(triple(x))))")
LENT = ("a.double", "a.half", "a.triple")  # `half` too, which no requirement is about

GradeFiles = Callable[[dict[str, str]], Report]


@pytest.fixture
def grade_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, warm_start: None
) -> GradeFiles:
    """Grade modules given by their source, by a course whose unit `b` builds on `a`."""
    # Python keeps a module that it has imported: each course needs a name of its own.
    name = f"lent_whole_{zlib.crc32(request.node.nodeid.encode())}"
    course, reference = tmp_path / f"{name}_course", tmp_path / f"{name}_reference"
    submission = tmp_path / "submission"
    functions = {"a": '["double", "triple", "half"]', "b": '["six", "one"]'}
    units = "".join(
        f'[[units]]\nname = "{unit}"\ntitle = "U"\npoints = 3\nfunctions = {names}\n'
        for unit, names in functions.items()
    )
    head = f'title = "C"\ntemplate = "template"\nreference = "{reference.name}"\n'
    _write(reference, REFERENCE)
    tests = {f"test_{unit}.py": source for unit, source in TESTS.items()}
    _write(course, {"__init__.py": "", "course.toml": head + units, **tests})
    monkeypatch.syspath_prepend(str(tmp_path))

    def run(files: dict[str, str]) -> Report:
        _write(submission, files)
        return grade(submission, Options(course=course.name, call_seconds=1.0))

    return run


def _write(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir()
    for path, source in files.items():
        (folder / path).write_text(source)


def by_id(report: Report) -> dict[str, Result]:
    """Return the results by the requirement's id, of a report in which nothing is missing."""
    results = {result.requirement.id: result for result in report.results}
    assert list(results) == ["A-1", "A-2", "B-1", "B-2"]
    assert report.faults == ()
    assert [unit.name for unit in report.units] == ["a", "b"]
    assert report.max_score == 6
    return results


@pytest.mark.parametrize(("source", "verdict"), BROKEN.values(), ids=BROKEN)
def test_who_builds_on_a_module_that_cannot_be_imported_gets_its_points(
    grade_files: GradeFiles, source: str, verdict: Verdict
) -> None:
    report = grade_files({"a.py": source, "b.py": RIGHT_B})
    results = by_id(report)
    for id in ("A-1", "A-2"):
        assert (results[id].verdict, results[id].follow_through) == (verdict, False)
    for id in ("B-1", "B-2"):
        assert results[id].verdict is not Verdict.PASSED
        assert results[id].follow_through
        assert results[id].lent == LENT
        assert results[id].score == results[id].max_score
    assert [unit.score for unit in report.units] == [0, 3]


@pytest.mark.parametrize("imports", ["a", ".a"])
def test_so_does_who_builds_on_a_module_that_is_not_there(grade_files: GradeFiles, imports: str) -> None:
    report = grade_files({"b.py": B.format(a=imports, six="double(double(half(triple(x))))")})
    results = by_id(report)
    assert [results[id].follow_through for id in results] == [False, False, True, True]
    assert results["B-1"].lent == LENT
    assert report.score == 3


@pytest.mark.parametrize("how", BROKEN)
def test_a_mistake_of_its_own_is_not_made_good_by_what_is_lent(grade_files: GradeFiles, how: str) -> None:
    source, _ = BROKEN[how]
    results = by_id(grade_files({"a.py": source, "b.py": B.format(a=".a", six="double(double(x))")}))
    assert not results["B-1"].follow_through
    assert results["B-1"].score == 0
    assert results["B-2"].follow_through


def test_a_module_that_does_not_import_for_itself_either_gets_nothing(
    grade_files: GradeFiles,
) -> None:
    results = by_id(grade_files({"a.py": BROKEN["raises"][0], "b.py": f"{RIGHT_B}\nraise RuntimeError\n"}))
    assert not any(result.follow_through for result in results.values())
    assert {result.score for result in results.values()} == {0}
