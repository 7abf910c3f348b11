"""From collected tests to requirements. Reads marks and docstrings; runs nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import PurePath
from typing import Protocol

from ..course import Course
from ..errors import GraderFault
from ..records import Inventory, Requirement


class Mark(Protocol):
    """The part of a pytest mark that is read here."""

    kwargs: Mapping[str, object]


class CollectedTest(Protocol):
    """The part of a pytest item that is read here."""

    nodeid: str
    path: PurePath
    obj: object

    def get_closest_marker(self, name: str) -> Mark | None:
        """Return the mark of that name."""


@lru_cache
def unit_of(path: PurePath) -> str:
    """Return the unit that a test file is about: `test_<unit>.py` or `test_<unit>__<part>.py`."""
    return path.stem.removeprefix("test_").partition("__")[0]


def requirement_id(test: CollectedTest) -> str:
    """Return the id of the requirement that a test checks.

    Raises
    ------
    GraderFault
        If it says none: a test that counts for nothing would pass unseen.
    """
    for name in ("requirement", "checks"):
        mark = test.get_closest_marker(name)
        if mark is not None:
            return str(mark.kwargs["id"])
    raise GraderFault(f"course: {test.nodeid} says no requirement; mark it with @requirement or @checks")


def build_inventory(course: Course, tests: Iterable[CollectedTest], units: Collection[str] = ()) -> Inventory:
    """Return the requirements of the collected tests, in the order of the course's units.

    `units` are those whose tests were collected, all for none: what is said of others is not looked at.

    Raises
    ------
    GraderFault
        If ids clash, statements are missing, or a unit's points do not add up to the course's.
    """
    tests = list(tests)
    for test in tests:
        if unit_of(test.path) not in course.unit_names:
            raise GraderFault(f"course: {test.path.name} is of no unit of course.toml; name it after one")
    tests.sort(key=lambda test: course.unit_names.index(unit_of(test.path)))
    stated: dict[str, Requirement] = {}
    checked_by: dict[str, list[str]] = {}
    for test in tests:
        checked_by.setdefault(requirement_id(test), []).append(test.nodeid)
        mark = test.get_closest_marker("requirement")
        if mark is not None:
            _state(stated, unit_of(test.path), test, mark)
    unstated = sorted(checked_by.keys() - stated.keys())
    if unstated:
        raise GraderFault(f"course: {', '.join(unstated)} is checked but stated nowhere")
    requirements = tuple(stated.values())
    _check_points(course, requirements, units)
    _check_needs(requirements, units)
    return Inventory(requirements, {id: tuple(names) for id, names in checked_by.items()})


def select_units(inventory: Inventory, units: Sequence[str]) -> Inventory:
    """Return the part of an inventory that belongs to `units`; all of it for none."""
    if not units:
        return inventory
    kept = tuple(r for r in inventory.requirements if r.unit in units)
    return Inventory(kept, {r.id: inventory.tests[r.id] for r in kept})


def _state(stated: dict[str, Requirement], unit: str, test: CollectedTest, mark: Mark) -> None:
    statement = " ".join((getattr(test.obj, "__doc__", None) or "").split())
    values = mark.kwargs
    requirement = Requirement(
        id=str(values["id"]),
        unit=unit,
        subject=f"{unit}.{values['of']}",
        statement=statement,
        points=Decimal(str(values["points"])),
        needs=tuple(values["needs"]),  # type: ignore[arg-type]
        hint=str(values["hint"]),
    )
    if not statement:
        raise GraderFault(f"course: {test.nodeid} has no docstring, which is its requirement's statement")
    if stated.setdefault(requirement.id, requirement) != requirement:
        raise GraderFault(f"course: {requirement.id} is stated twice; mark the second test with @checks")


def _check_points(course: Course, requirements: Sequence[Requirement], units: Collection[str]) -> None:
    for unit in course.units:
        if units and unit.name not in units:
            continue
        points = sum((r.points for r in requirements if r.unit == unit.name), Decimal(0))
        if points != unit.points:
            message = (
                f"the requirements of {unit.name} are worth {points} points, course.toml says {unit.points}"
            )
            raise GraderFault(f"course: {message}")


def _check_needs(requirements: Sequence[Requirement], units: Collection[str]) -> None:
    subjects = {r.subject for r in requirements}
    known = subjects | {".".join(subject.split(".")[:2]) for subject in subjects}
    for requirement in requirements:
        for need in requirement.needs:
            collected = not units or need.partition(".")[0] in units
            if collected and need not in known:
                raise GraderFault(f"course: {requirement.id} needs {need}, which no requirement is about")
