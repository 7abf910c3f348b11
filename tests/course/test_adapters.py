"""Other people's mathematics meets the specification: what needs neither PyTorch nor scikit-learn."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from grader.brief import failed_requirements
from grader.course import load_course
from grader.suite.run import collect
from grader.worker.launch import open_launcher

ADAPTERS = Path(__file__).resolve().parents[1] / "adapters"
LISTS = sorted(ADAPTERS.glob("*.toml"))
COURSE = load_course("spec_tests")


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def not_applicable(path: Path) -> list[str]:
    return [id for entry in read(path).get("not_applicable", []) for id in entry["requirements"]]


def test_autograd_meets_every_requirement_that_applies() -> None:
    folder, listed = ADAPTERS / "autograd_backed", ADAPTERS / "autograd_backed.toml"
    files = {path.name: path.read_bytes() for path in folder.glob("*.py")}
    with open_launcher(5, read(listed)["packages"]) as launcher:
        failed = failed_requirements(COURSE, launcher, folder.name, files, seed=5, call_seconds=60.0)
    assert {id: verdict for id, verdict in failed.items() if id not in not_applicable(listed)} == {}


def test_every_adapter_has_its_list() -> None:
    folders = {path.name for path in ADAPTERS.iterdir() if path.is_dir() and path.name[0] not in "._"}
    assert folders == {path.stem for path in LISTS}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_every_listed_name_exists_and_has_a_reason(path: Path) -> None:
    ids = {requirement.id for requirement in collect(COURSE).requirements}
    assert set(not_applicable(path)) <= ids
    functions = {f"{unit.name}.{function}" for unit in COURSE.units for function in unit.functions}
    for entry in read(path).get("adapted", []):
        assert set(entry["functions"]) <= functions
        assert entry["how"].strip()
    assert all(entry["reason"].strip() for entry in read(path).get("not_applicable", []))
