"""A course is read from course.toml, or refused in one line that says what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from grader.course import Course, load_course
from grader.errors import UsageFault

TOML = """
title = "Sums"
template = "sums_template"

[[units]]
name = "adding"
title = "Adding"
points = 2.5
functions = ["add"]

[[units]]
name = "taking"
title = "Taking away"
points = 1
functions = ["take", "give"]
"""
Write = Callable[..., str]


@pytest.fixture
def write_course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a course package and return its name."""
    monkeypatch.syspath_prepend(str(tmp_path))
    names = iter(f"course_{tmp_path.name}_{number}" for number in range(9))

    def write(toml: str | bytes | None = TOML, **files: str) -> str:
        name = next(names)
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("")
        if toml is not None:
            data = toml if isinstance(toml, bytes) else toml.encode()
            (tmp_path / name / "course.toml").write_bytes(data)
        for stem, text in files.items():
            (tmp_path / name / f"{stem}.py").write_text(text)
        return name

    return write


def test_a_course_has_its_units_in_order_with_exact_points(write_course: Write) -> None:
    course = load_course(write_course())
    assert (course.title, course.template) == ("Sums", "sums_template")
    assert course.unit_names == ("adding", "taking")
    assert [unit.points for unit in course.units] == [Decimal("2.5"), Decimal(1)]
    assert course.units[1].functions == ("take", "give")


def test_the_test_files_follow_the_order_of_the_units_and_their_parts(write_course: Write) -> None:
    files = dict.fromkeys(
        ["test_taking", "test_adding__b", "test_adding", "test_adding__a", "test_addings"], ""
    )
    course = load_course(write_course(**files))
    names = [path.stem for path in course.test_files]
    assert names == ["test_adding", "test_adding__a", "test_adding__b", "test_taking"]


def digest(write: Write, toml: str = TOML, **files: str) -> str:
    course: Course = load_course(write(toml, **files))
    return course.sha256


def test_the_digest_depends_on_the_tests_and_the_description_and_nothing_else(write_course: Write) -> None:
    first = digest(write_course, test_adding="x = 1")
    assert digest(write_course, test_adding="x = 1") == first
    assert digest(write_course, test_adding="x = 2") != first
    assert digest(write_course, test_taking="x = 1") != first
    assert digest(write_course, TOML + "\n# a note", test_adding="x = 1") != first


def test_the_digest_depends_on_the_reference(write_course: Write, tmp_path: Path) -> None:
    reference = write_course(None, solution="answer = 1")
    name = write_course(f'reference = "{reference}"\n' + TOML)
    first = load_course(name).sha256
    assert load_course(name).sha256 == first
    (tmp_path / reference / "solution.py").write_text("answer = 2")
    assert load_course(name).sha256 != first


@pytest.mark.parametrize(
    "name",
    ["", "no_such_course", "no_such.course", "os", "os.path", ".relative", "..", "a..b", "two words", "a\0b"],
)
def test_what_is_not_an_importable_package_is_refused(name: str) -> None:
    with pytest.raises(UsageFault, match=r"--course .*no importable package"):
        load_course(name)


@pytest.mark.parametrize(
    "toml",
    [
        None,
        b"",
        b"title = ",
        b"\xff\xfe",
        TOML.replace('title = "Sums"', ""),
        TOML.replace('template = "sums_template"', ""),
        TOML.replace("points = 2.5", ""),
        TOML.replace("points = 2.5", 'points = "many"'),
        TOML.replace('functions = ["add"]', "functions = 3"),
        TOML.replace('functions = ["add"]', ""),
        'title = "a"\ntemplate = "b"\nunits = 3',
        'title = "a"\ntemplate = "b"\nunits = ["adding"]',
        'title = "a"\ntemplate = "b"',
    ],
)
def test_a_description_that_is_none_is_refused_in_one_line(
    write_course: Write, toml: str | bytes | None
) -> None:
    name = write_course(toml)
    with pytest.raises(UsageFault, match=r"is not a course") as caught:
        load_course(name)
    assert "\n" not in str(caught.value)
