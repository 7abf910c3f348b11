"""The Dockerfile is not built here; what it copies is there, and is what the package is built from."""

from __future__ import annotations

import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LINES = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()


def copied() -> list[str]:
    """Return what is copied from the repository."""
    copies = [line.split()[1:-1] for line in LINES if line.startswith("COPY ") and "--from=" not in line]
    return [path for paths in copies for path in paths]


def test_what_is_copied_is_there_and_not_ignored() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert ignored[0] == "*"
    for path in copied():
        assert (ROOT / path).exists(), path
        assert any(fnmatch(path, line.removeprefix("!")) for line in ignored if line.startswith("!")), path


def test_everything_that_the_package_is_built_from_is_copied() -> None:
    described = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = described["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    project = described["project"]
    assert {*packages, project["readme"], *project["license-files"], "pyproject.toml"} == set(copied())


def test_the_image_is_pinned_and_its_user_is_not_root() -> None:
    bases = [line.split()[1] for line in LINES if line.startswith("FROM ")]
    assert len(set(bases)) == 1
    assert re.fullmatch(r"python:3\.\d+-slim-\w+", bases[0])
    last = LINES[max(number for number, line in enumerate(LINES) if line.startswith("FROM ")) :]
    users = [line.split()[1] for line in last if line.startswith("USER ")]
    assert users
    assert users[-1].partition(":")[0] not in ("0", "root")
