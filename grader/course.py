"""Loading a course: its units and points from course.toml, its tests, and a digest of both."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import tomllib
from collections.abc import Collection, Iterator
from decimal import Decimal
from pathlib import Path

from msgspec import Struct, field

from .errors import UsageFault
from .rules import RuleProblem, Rules, read_rules
from .text import printable


class CourseUnit(Struct, frozen=True):
    """One unit: the module that a submission has for it, its points, and the names it should define."""

    name: str
    points: Decimal
    title: str
    functions: tuple[str, ...]


class Course(Struct, frozen=True):
    """A course as the harness sees it.

    `packages` are what submissions may import besides NumPy and the standard library; `reference` is the
    package of a right solution, empty if the course has none; what breaks `rules` is reported.
    """

    package: str
    title: str
    template: str
    units: tuple[CourseUnit, ...]
    folder: Path
    sha256: str
    packages: tuple[str, ...] = ()
    reference: str = ""
    rules: Rules = field(default_factory=Rules)

    @property
    def unit_names(self) -> tuple[str, ...]:
        """The units in order."""
        return tuple(unit.name for unit in self.units)

    @property
    def test_files(self) -> tuple[Path, ...]:
        """The files of tests, in the order of the units: `test_<unit>.py`, `test_<unit>__<part>.py`."""
        return tuple(
            path
            for name in self.unit_names
            for path in (self.folder / f"test_{name}.py", *sorted(self.folder.glob(f"test_{name}__*.py")))
        )


def load_course(package: str) -> Course:
    """Return the course in an importable package.

    Raises
    ------
    UsageFault
        If there is no such package, or it is not a course.
    """
    folder = package_folder(package)
    if folder is None:
        raise UsageFault(
            f"--course {package}: there is no importable package of that name; install the course first"
        )
    description = folder / "course.toml"
    try:
        data = tomllib.loads(description.read_text(encoding="utf-8"))
        units = tuple(
            CourseUnit(
                name=str(unit["name"]),
                points=Decimal(str(unit["points"])),
                title=str(unit["title"]),
                functions=tuple(str(name) for name in unit["functions"]),
            )
            for unit in data["units"]
        )
        title, template = str(data["title"]), str(data["template"])
        packages = tuple(str(name) for name in data.get("packages", []))
        reference = str(data.get("reference", ""))
        functions = {f"{unit.name}.{name}" for unit in units for name in unit.functions}
        rules = read_rules(data.get("rules", {}), functions)
    except OSError as error:
        raise UsageFault(
            f"--course {package}: is not a course: {description} cannot be read: {error.strerror}"
        ) from None
    except RuleProblem as problem:
        raise UsageFault(f"--course {package}: {description}: {problem}") from None
    except (ValueError, ArithmeticError, KeyError, TypeError) as error:
        raise UsageFault(
            f"--course {package}: {description} is not a course description: {error!r}"
        ) from None
    digest = _digest(folder, reference)
    return Course(package, title, template, units, folder, digest, packages, reference, rules)


def choose_units(course: Course, names: Collection[str]) -> tuple[str, ...]:
    """Return the units of these names in the course's order.

    Raises
    ------
    UsageFault
        If one of them is no unit of the course.
    """
    for name in names:
        if name not in course.unit_names:
            units = ", ".join(course.unit_names)
            raise UsageFault(f"--unit {printable(name)}: there is no such unit; the units are {units}")
    return tuple(unit for unit in course.unit_names if unit in names)


def package_folder(package: str) -> Path | None:
    """Return the folder of an importable package, None if there is none."""
    try:
        spec = importlib.util.find_spec(package)
    except (ImportError, ValueError):
        return None
    return Path(spec.submodule_search_locations[0]) if spec and spec.submodule_search_locations else None


def _digest(folder: Path, reference: str) -> str:
    """Return the digest of everything that a verdict of this course depends on."""
    right = package_folder(reference) if reference else None
    folders = [folder, *([right] if right else [])]
    digest = hashlib.sha256()
    for place in folders:
        for name in sorted(_files(str(place), ""), key=lambda name: name.split("/")):
            digest.update(name.encode() + b"\0")
            with open(f"{place}/{name}", "rb") as file:
                digest.update(hashlib.sha256(file.read()).digest())
    return digest.hexdigest()


def _files(folder: str, prefix: str) -> Iterator[str]:
    """Yield the relative names of the sources and descriptions in a folder: a catalogue has hundreds."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((".py", ".toml")) and entry.is_file():
                yield prefix + entry.name
            elif entry.is_dir() and not entry.is_symlink():
                yield from _files(entry.path, f"{prefix}{entry.name}/")
