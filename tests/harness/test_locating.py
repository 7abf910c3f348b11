"""The assignment's modules are found wherever they lie, and what was assumed is said."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from grader.course import Course, CourseUnit
from grader.errors import NothingGradable
from grader.submission.locating import Located, defined_names, locate
from grader.submission.staging import Staged

COURSE = Course(
    "course",
    "Sums",
    "sums_template",
    (
        CourseUnit("adding", Decimal(1), "Adding", ("add", "total")),
        CourseUnit("taking", Decimal(1), "Taking away", ("take",)),
        CourseUnit("sharing", Decimal(1), "Sharing", ("share",)),
    ),
    Path("course"),
    "0" * 64,
)
ALL = ("adding", "taking", "sharing")
EVERYTHING = "def add(a, b): ...\nclass take: ...\nshare = None\n"


def located(
    files: Mapping[str, str | bytes], name: str = "hand-in", ignored: dict[str, list[str]] | None = None
) -> Located:
    data = {path: text if isinstance(text, bytes) else text.encode() for path, text in files.items()}
    return locate(Staged(name, data, ignored or {}), COURSE)


def package(folder: str, *units: str) -> dict[str, str]:
    return {f"{folder}{unit}.py": f"# {unit}" for unit in units or ALL}


@pytest.mark.parametrize("folder", ["", "pkg/", "a/b/c/", "作业 é/", "with space (1)/", "src.v2/"])
def test_a_package_is_found_in_any_folder(folder: str) -> None:
    found = located(package(folder))
    assert found.facts.modules == ALL
    assert found.loadable.modules == {unit: f"submission.{unit}" for unit in ALL}
    assert sorted(found.loadable.files) == sorted(f"{unit}.py" for unit in ALL)
    expected = (f"the package was found in {folder}",) if folder else ()
    assert found.facts.notes == expected


@pytest.mark.parametrize("folder", ["", "pkg/", "a/b/", "名/"])
def test_the_same_files_have_the_same_digest_however_they_are_packed(folder: str) -> None:
    plain = located(package(""), "one")
    assert located(dict(reversed(package(folder).items())), "other").facts.sha256 == plain.facts.sha256


def test_other_content_other_names_or_another_split_is_another_digest() -> None:
    digests = {
        located(files).facts.sha256
        for files in (
            {"adding.py": "a", "taking.py": "b"},
            {"adding.py": "b", "taking.py": "a"},
            {"adding.py": "a", "sharing.py": "b"},
            {"adding.py": "a"},
            {"adding.py": "a", "taking.py": "b", "more.py": ""},
            {"adding.py": "a", "taking.py": "b", "pkg/more.py": ""},
        )
    }
    assert len(digests) == 6


def test_the_folder_with_the_most_modules_wins_and_the_others_are_named() -> None:
    found = located({**package("old/", "adding", "taking"), **package("new/"), **package("x/y/", "adding")})
    assert found.facts.modules == ALL
    assert found.facts.notes == (
        "3 folders hold modules of the course; graded new/, which holds the most, is nearest to the top or "
        "comes first; not graded: old/, x/y/. Give the path of another to grade that one",
        "the package was found in new/",
    )


def test_of_two_equally_good_folders_the_outer_and_then_the_first_by_name_wins() -> None:
    assert "the package was found in b/" in located({**package("a/c/"), **package("b/")}).facts.notes
    assert "the package was found in a/" in located({**package("b/"), **package("a/")}).facts.notes


def test_modules_of_the_top_folder_that_lose_are_named_too() -> None:
    assert (
        "2 folders hold modules of the course; graded p/, which holds the most, is nearest to the top or "
        "comes first; not graded: the top folder. Give the path of another to grade that one"
        in located({**package("", "adding"), **package("p/")}).facts.notes
    )


def test_what_is_beside_the_package_is_not_loaded() -> None:
    found = located({**package("pkg/"), "pkg/deep/more.py": "", "run.py": "", "pkgs/x.py": ""})
    assert sorted(found.loadable.files) == ["adding.py", "deep/more.py", "sharing.py", "taking.py"]


def test_a_unit_may_be_a_package_of_its_own() -> None:
    found = located(
        {"p/adding/__init__.py": "", "p/adding/core.py": "", **package("p/", "taking", "sharing")}
    )
    assert found.facts.modules == ALL
    assert found.loadable.modules["adding"] == "submission.adding"


def test_a_missing_module_is_said_and_the_others_are_graded() -> None:
    found = located(package("", "adding", "sharing"))
    assert found.facts.modules == ("adding", "sharing")
    assert found.facts.notes == ("there is no taking.py",)


@pytest.mark.parametrize(
    "name", ["addin", "Adding", "addings", "my_adding", "adding (1)", "adding-1", "adding_v2"]
)
def test_a_file_that_is_nearly_called_right_is_pointed_out_and_not_used(name: str) -> None:
    found = located({**package("", "taking", "sharing"), f"{name}.py": EVERYTHING})
    assert found.facts.modules == ("taking", "sharing")
    assert found.facts.notes == (f"there is no adding.py; did you mean {name}.py to be it?",)


@pytest.mark.parametrize(
    "init", ["from .core import add", "from .core import *", "def total(x): ...", "add = 1"]
)
def test_functions_that_the_init_offers_stand_in_for_a_missing_module(init: str) -> None:
    found = located({**package("", "taking", "sharing"), "__init__.py": init, "core.py": ""})
    assert found.loadable.modules["adding"] == "submission"
    assert found.facts.notes == ("there is no adding.py; its functions are looked up in __init__.py",)


def test_an_init_that_offers_nothing_stands_in_for_nothing() -> None:
    found = located({**package("", "taking", "sharing"), "__init__.py": "from . import taking"})
    assert "adding" not in found.loadable.modules


@pytest.mark.parametrize("folder", ["", "pkg/"])
def test_a_package_that_is_all_in_its_init_is_graded(folder: str) -> None:
    found = located({f"{folder}__init__.py": EVERYTHING})
    assert found.loadable.modules == dict.fromkeys(ALL, "submission")
    assert list(found.loadable.files) == ["__init__.py"]


@pytest.mark.parametrize(
    ("path", "module"),
    [
        ("solution.py", "solution"),
        ("a/b/my solution.py", "my solution"),
        ("作业-1.py", "作业-1"),
        ("hw1.2.py", "hw1_2"),
        ("adding.py", "adding"),
        ("__main__.py", "__main__"),
    ],
)
def test_a_submission_in_one_file_answers_every_unit_that_it_has_functions_for(
    path: str, module: str
) -> None:
    found = located({path: "def add(a, b): ...\nshare = lambda x: x\n"})
    assert found.loadable.modules == dict.fromkeys(("adding", "sharing"), f"submission.{module}")
    assert f"taken as a submission in one file: {path}" in found.facts.notes


def test_of_several_files_the_one_with_the_most_functions_is_taken() -> None:
    found = located({"helpers.py": "def add(): ...", "z/main.py": EVERYTHING, "empty.py": ""})
    assert set(found.loadable.modules.values()) == {"submission.main"}
    assert found.facts.modules == ALL


def test_one_module_called_after_a_unit_answers_that_unit() -> None:
    found = located({"adding.py": "def add(): ..."})
    assert found.loadable.modules == {"adding": "submission.adding"}
    assert found.facts.notes == ("there is no taking.py, sharing.py",)


@pytest.mark.parametrize("source", ["def broken(:", "\0", b"\xff\xfe\xff", "(" * 500, "-" * 100_000 + "1"])
def test_a_single_file_that_is_no_python_is_handed_on_so_that_its_import_says_why(
    source: str | bytes,
) -> None:
    assert located({"solution.py": source}).facts.modules == ALL
    assert located({"adding.py": source}).facts.modules == ("adding",)


def test_a_star_import_may_bring_anything() -> None:
    assert located({"solution.py": "from .x import *\nfrom y import add"}).facts.modules == ALL


@pytest.mark.parametrize(
    "files",
    [
        {"notes.py": "x = 1"},
        {"a.py": "", "b/c.py": "import add_ons"},
        {"notes.py": "# add"},
        {"a.py": "def broken(:", "b.py": ""},
        {f"{number}.py": "" for number in range(20)},
    ],
)
def test_where_nothing_is_gradable_the_one_line_names_files_and_units(files: dict[str, str]) -> None:
    with pytest.raises(NothingGradable) as caught:
        located(files)
    message = str(caught.value)
    assert message.startswith(min(files))
    assert message.endswith(
        "no file is named after a unit of the course (adding, taking, sharing) "
        "and none defines one of its functions"
    )
    assert ("and 15 more" in message) == (len(files) == 20)


def test_what_was_ignored_is_noted_with_the_reason_and_not_endlessly() -> None:
    ignored = {"not Python source": [f"{n}.csv" for n in range(7)], "a link, a pipe or a device": ["l.py"]}
    assert located(package(""), ignored=ignored).facts.notes == (
        "ignored (a link, a pipe or a device): l.py",
        "ignored (not Python source): 0.csv, 1.csv, 2.csv, 3.csv, 4.csv and 2 more",
    )


@pytest.mark.parametrize(
    ("files", "name", "own"),
    [
        (package(""), "hand_in", {"hand_in"}),
        (package(""), "hand-in", set()),
        (package("pkg/"), "upload", {"pkg", "upload"}),
        (package("a/b c/"), "x y", set()),
        (package("数学/"), "1", {"数学"}),
        (package(""), "adding", set()),
        (package("adding/"), "adding", set()),
        ({**package("adding/"), "adding/__init__.py": ""}, "x", {"adding", "x"}),
    ],
)
def test_a_submission_may_import_itself_by_its_own_name_and_the_templates(
    files: dict[str, str], name: str, own: set[str]
) -> None:
    """In a loose folder called like one of its modules, that name means the module."""
    assert set(located(files, name).loadable.names) == own | {"sums_template"}


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def f(): ...\nasync def g(): ...\nclass C: ...", {"f", "g", "C"}),
        ("a = b = 1\nc: int = 2", {"a", "b", "c"}),
        ("import os.path, numpy as np\nfrom x import y as z", {"os", "np", "z"}),
        ("from x import *", {"*"}),
        ("if a:\n  def f(): ...\nelse:\n  g = 1", {"f", "g"}),
        ("try:\n  import x\nexcept E:\n  y = 1\nelse:\n  z = 2\nfinally:\n  w = 3", {"x", "y", "z", "w"}),
        ("def f():\n  inner = 1\nclass C:\n  method = 1", {"f", "C"}),
        ("\ufeffx = 1", {"x"}),
        ("x = '\\d'", {"x"}),
        ("", set()),
    ],
)
def test_the_names_that_a_module_binds_at_its_top(source: str, names: set[str]) -> None:
    assert defined_names(source.encode()) == names


def test_files_beside_a_submission_in_one_file_are_named() -> None:
    found = located({"Sums.py": "def add(a, b): return a + b\n", "taking (1).py": "x = 1\n"})
    assert "not looked into, unless it imports them: taking (1).py" in found.facts.notes
