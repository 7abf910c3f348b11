"""One submission, one grade: however it is packed, wherever it lies, whenever it is graded."""

from __future__ import annotations

import json
import shutil
import tarfile
import zipfile
from pathlib import Path

import pytest

from grader.pipeline import Options, grade
from grader.reports import json_report

ROOT = Path(__file__).resolve().parents[2]
UNITS = ("activations", "network")  # a unit on its own, and one that imports others


def outcome(path: Path) -> tuple[object, ...]:
    """Return what must not depend on the packing: digest, score, verdicts and counterexamples."""
    report = json_report.as_data(grade(path, Options(units=UNITS, seed=5)))
    for requirement in report["requirements"]:  # type: ignore[attr-defined]
        del requirement["duration_seconds"]
    return report["submission"]["sha256"], report["score"], report["requirements"]  # type: ignore[index]


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A submission that is partly wrong, so that there is something to compare."""
    folder = tmp_path_factory.mktemp("plain") / "my_network"
    shutil.copytree(ROOT / "reference", folder, ignore=shutil.ignore_patterns("__pycache__"))
    with (folder / "activations.py").open("a", encoding="utf-8") as file:
        file.write("\n\ndef tanh_derivative(z):\n    return 1 - np.tanh(z)\n")
    return folder


@pytest.fixture(scope="module")
def expected(modules: Path) -> tuple[object, ...]:
    return outcome(modules)


def test_the_submission_is_partly_wrong(expected: tuple[object, ...]) -> None:
    assert 0 < float(str(expected[1])) < 28


@pytest.mark.parametrize("name", ["with spaces", "结果", "été", "123-start", "reference", "numpy", "random"])
def test_a_folder_of_any_name(modules: Path, expected: tuple[object, ...], tmp_path: Path, name: str) -> None:
    copy = tmp_path / name
    shutil.copytree(modules, copy)
    assert outcome(copy) == expected


def test_a_nested_folder_with_the_clutter_of_a_laptop(
    modules: Path, expected: tuple[object, ...], tmp_path: Path
) -> None:
    deep = tmp_path / "hand in" / "作业 3" / "src" / "network"
    shutil.copytree(modules, deep)
    (tmp_path / "hand in" / "__MACOSX").mkdir()
    (tmp_path / "hand in" / "__MACOSX" / "._activations.py").write_bytes(b"\0\5\x16\7")
    (tmp_path / "hand in" / ".DS_Store").write_bytes(b"\0")
    (deep / "__pycache__").mkdir(exist_ok=True)
    (deep / "__pycache__" / "activations.cpython-311.pyc").write_bytes(b"\0" * 16)
    (deep / "conftest.py").write_text("raise SystemExit('run by pytest?')\n")
    (tmp_path / "hand in" / "report.pdf").write_bytes(b"%PDF")
    assert outcome(tmp_path / "hand in") == expected


def test_a_zip_from_a_mac(modules: Path, expected: tuple[object, ...], tmp_path: Path) -> None:
    path = tmp_path / "Ma réponse.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(modules.glob("*.py")):
            archive.write(file, f"Ma réponse/{file.name}")
            archive.writestr(f"__MACOSX/Ma réponse/._{file.name}", b"\0\5\x16\7")
    assert outcome(path) == expected


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_a_tar_archive(modules: Path, expected: tuple[object, ...], tmp_path: Path, mode: str) -> None:
    path = tmp_path / f"submission.tar{mode.removeprefix('w').replace(':', '.')}"
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        archive.add(modules, "./work")
    assert outcome(path) == expected


def test_an_archive_without_a_telling_name(
    modules: Path, expected: tuple[object, ...], tmp_path: Path
) -> None:
    path = tmp_path / "download"
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(modules.glob("*.py")):
            archive.write(file, file.name)
    assert outcome(path) == expected


def test_a_module_on_its_own_grades_like_the_same_module_in_a_folder(tmp_path: Path) -> None:
    source = (ROOT / "tests" / "correct" / "one_file_verbose.py").read_text(encoding="utf-8")
    module = tmp_path / "solution.py"
    module.write_text(source, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    shutil.copy(module, tmp_path / "folder")
    assert outcome(module) == outcome(tmp_path / "folder")


def test_two_runs_with_one_seed_differ_in_their_durations_only(modules: Path) -> None:
    first, second = (
        json.loads(json_report.render(grade(modules, Options(units=UNITS, seed=9)))) for _ in range(2)
    )
    assert without_durations(first) == without_durations(second)
    assert list(first)[-1] == "complete"


def without_durations(value: object) -> object:
    """Return a report without any key that measures time."""
    if isinstance(value, dict):
        return {key: without_durations(item) for key, item in value.items() if key != "duration_seconds"}
    if isinstance(value, list):
        return [without_durations(item) for item in value]
    return value
