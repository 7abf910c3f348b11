"""What the archives for all places have in common: what is in them, and what cannot be bundled."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from grader import cli
from grader.bundles import contents, running
from grader.bundles.packing import pack_tar
from grader.commands import bundle as command
from grader.course import load_course

ROOT = Path(__file__).resolve().parents[2]
NAMES = {"gradescope": "homework1.zip", "prairielearn": "homework1.zip", "autolab": "homework1.tar"}


def files_of(archive: Path) -> dict[str, bytes]:
    """Return every file of an archive, those of Autolab's inner one too, by path."""
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive) as packed:
            return {name: packed.read(name) for name in packed.namelist()}
    files: dict[str, bytes] = {}
    pending = [archive.read_bytes()]
    while pending:
        with tarfile.open(fileobj=io.BytesIO(pending.pop())) as tar:
            for member in tar:
                file = tar.extractfile(member)
                if file is not None:
                    files[member.name] = file.read()
        pending += [files.pop(name) for name in list(files) if name.endswith("autograde.tar")]
    return files


def options_of(archive: Path) -> list[str]:
    """Return the options of grading that are in an archive."""
    [options] = [
        json.loads(data) for name, data in files_of(archive).items() if name.endswith("options.json")
    ]
    return [str(option) for option in options]


@pytest.mark.parametrize("place", command.PLACES)
def test_seeds_are_secret_and_differ(bundle: Callable[..., Path], place: str) -> None:
    seeds = {options_of(bundle(place, NAMES[place]))[3] for _ in range(2)}
    assert len(seeds) == 2


@pytest.mark.parametrize("place", command.PLACES)
def test_the_same_is_the_same_archive(bundle: Callable[..., Path], place: str) -> None:
    first, second = (bundle(place, NAMES[place], "--seed", "3").read_bytes() for _ in range(2))
    assert first == second


@pytest.mark.parametrize("place", command.PLACES)
def test_nothing_is_packed_that_is_not_needed(bundle: Callable[..., Path], place: str) -> None:
    names = files_of(bundle(place, NAMES[place]))
    assert any(name.endswith("packages/grader/cli.py") for name in names)
    assert any(name.endswith("packages/toy_course/test_ledger.py") for name in names)
    assert not [name for name in names if "__pycache__" in name or "tests/harness" in name]


def test_a_tar_has_each_folder_before_what_is_in_it() -> None:
    with tarfile.open(fileobj=io.BytesIO(pack_tar({"a/b/c": b"c", "a/d": b""}, ["a/d"]))) as tar:
        assert [(member.name, member.mode) for member in tar] == [
            ("a", 0o755),
            ("a/b", 0o755),
            ("a/b/c", 0o644),
            ("a/d", 0o755),
        ]


@pytest.mark.parametrize("place", ["prairielearn", "autolab"])
def test_what_students_can_download_is_the_template_alone(tmp_path: Path, place: str) -> None:
    archive = tmp_path / NAMES[place]
    assert cli.main(["bundle", place, "--output", str(archive)]) == 0
    [template] = [data for name, data in files_of(archive).items() if name.endswith("student_template.zip")]
    with zipfile.ZipFile(io.BytesIO(template)) as packed:
        expected = {f"student_template/{path.name}" for path in (ROOT / "student_template").glob("*.py")}
        assert set(packed.namelist()) == expected


def test_its_libraries_are_those_that_are_installed(toy_course: str) -> None:
    found = dict(line.split("==") for line in contents.requirements(load_course(toy_course)))
    described = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert found.keys() == {text.partition(">")[0] for text in described["dependencies"]}


def test_what_submissions_may_import_is_among_the_libraries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    course = tmp_path / "with_packages"
    course.mkdir()
    (course / "__init__.py").write_text("")
    (course / "course.toml").write_text(
        'title = "T"\ntemplate = "t"\nunits = []\npackages = ["jsonschema"]\n'
    )
    names = [line.partition("==")[0] for line in contents.requirements(load_course("with_packages"))]
    assert "jsonschema" in names
    assert "numpy" in names


def test_libraries_are_unpacked_while_they_are_needed(tmp_path: Path) -> None:
    wheel = io.BytesIO()
    with zipfile.ZipFile(wheel, "w") as packed:
        # Python imports this by itself where it is importable.
        packed.writestr("sitecustomize.py", "import sys; print('unpacked to', __file__, file=sys.stderr)")
    libraries = tmp_path / "libraries.zip"
    libraries.write_bytes(contents.libraries({"a-1-py3-none-any.whl": wheel.getvalue()}))
    (tmp_path / "options.json").write_text('["--seed", "1"]')
    graded = running.grade(tmp_path / "nothing", "json", tmp_path / "report", tmp_path, libraries)
    assert graded.code == running.NOTHING_GRADABLE
    place = Path(graded.said.splitlines()[0].removeprefix("unpacked to "))
    assert place.name == "sitecustomize.py"
    assert not place.parent.exists()


@pytest.mark.parametrize("place", ["prairielearn", "autolab"])
def test_with_wheels_there_is_one_archive_of_libraries_and_nothing_to_build(
    bundle: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    wheel = io.BytesIO()
    with zipfile.ZipFile(wheel, "w") as packed:
        packed.writestr("numpy/__init__.py", "")
    monkeypatch.setattr(command, "_download", lambda requirements: {"numpy-1-x.whl": wheel.getvalue()})
    files = files_of(bundle(place, NAMES[place], "--wheels"))
    [libraries] = [data for name, data in files.items() if name.endswith("gradspec/libraries.zip")]
    with zipfile.ZipFile(io.BytesIO(libraries)) as packed:
        assert packed.namelist() == ["numpy/__init__.py"]
    assert not [name for name in files if name.endswith(("Dockerfile", "requirements.txt"))]


@pytest.mark.parametrize("place", ["prairielearn", "autolab"])
def test_an_image_is_built_from_what_lies_beside_its_dockerfile(
    bundle: Callable[..., Path], place: str
) -> None:
    files = files_of(bundle(place, NAMES[place]))
    [(name, dockerfile)] = [item for item in files.items() if item[0].endswith("/Dockerfile")]
    lines = dockerfile.decode().splitlines()
    python = f"FROM python:{sys.version_info.major}.{sys.version_info.minor}-slim"
    assert [line for line in lines if line.startswith("FROM python")] == [python]
    copied = [line.split()[1] for line in lines if line.startswith("COPY ") and "--from" not in line]
    assert copied == ["requirements.txt"]
    assert b"numpy==" in files[str(Path(name).with_name("requirements.txt"))]


@pytest.mark.parametrize("place", command.PLACES)
@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--unit", "nothing"], "there is no such unit"),
        (["--rubric", "nowhere.toml"], "cannot be read"),
        (["--course", "nothing_of_this_name"], "no importable package"),
    ],
)
def test_what_cannot_be_bundled_is_one_clear_error(
    tmp_path: Path,
    toy_course: str,
    capsys: pytest.CaptureFixture[str],
    place: str,
    options: list[str],
    words: str,
) -> None:
    file = tmp_path / NAMES[place]
    assert cli.main(["bundle", place, "--output", str(file), "--course", toy_course, *options]) == 2
    assert words in capsys.readouterr().err
    assert not file.exists()


@pytest.mark.parametrize(
    ("place", "name"),
    [("autolab", "a.tar.gz"), ("autolab", "a.zip"), ("gradescope", "a.tar"), ("prairielearn", "1st one.zip")],
)
def test_a_name_that_a_place_does_not_take_is_refused(
    tmp_path: Path, toy_course: str, capsys: pytest.CaptureFixture[str], place: str, name: str
) -> None:
    file = tmp_path / name
    assert cli.main(["bundle", place, "--output", str(file), "--course", toy_course]) == 2
    assert f"for {place} a name has letters" in capsys.readouterr().err
    assert not file.exists()


def test_a_rubric_that_leaves_no_points_is_refused(
    tmp_path: Path, toy_course: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rubric = tmp_path / "rubric.toml"
    rubric.write_text("[units]\nsearching = 0\n")
    arguments = ["bundle", "gradescope", "--output", str(tmp_path / "a.zip"), "--course", toy_course]
    assert cli.main([*arguments, "--rubric", str(rubric), "--unit", "searching"]) == 2
    assert "leaves no points to be had" in capsys.readouterr().err


def test_an_image_is_not_for_gradescope_and_wheels_of_another_system_are_for_nobody(
    tmp_path: Path, toy_course: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["bundle", "gradescope", "--output", str(tmp_path / "a.zip"), "--course", toy_course]
    assert cli.main([*arguments, "--image", "ours"]) == 2
    assert "leave out --image" in capsys.readouterr().err
    monkeypatch.setattr(sys, "platform", "darwin")
    assert cli.main([*arguments, "--wheels"]) == 2
    assert "the libraries of darwin are no use on Linux" in capsys.readouterr().err


def test_a_registry_that_cannot_be_reached_is_one_clear_error(
    tmp_path: Path, toy_course: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess([], 1, "", "WARNING: slow\nERROR: no such host\n")

    monkeypatch.setattr(subprocess, "run", fail)
    arguments = ["bundle", "gradescope", "--output", str(tmp_path / "a.zip"), "--course", toy_course]
    assert cli.main([*arguments, "--wheels"]) == 2
    assert "the libraries cannot be had: ERROR: no such host; leave out --wheels" in capsys.readouterr().err
