"""A rubric: how an instructor weights a course's requirements. Read from TOML.

near_miss = 0.5          # share of the points for a value that is right but for precision
follow_through = 1.0     # share of the points for what passes once the wrong parts that it needs are lent

[units]
activations = 20         # the unit's requirements are scaled to this

[requirements]
"ACT-RELU-1" = 2         # points of one requirement, before its unit is scaled

[visibility]             # visible (the default), hidden, after_due_date, after_published
network = "hidden"       # all of a unit
"ACT-RELU-2" = "after_due_date"
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from msgspec import Struct, field

from ..errors import UsageFault
from ..records import Inventory, Requirement, Visibility

_CENT = Decimal("0.01")
_MAX_POINTS = 1_000_000
_SHARES = ("near_miss", "follow_through")
_KEYS = (*_SHARES, "units", "requirements", "visibility")


class Rubric(Struct, frozen=True):
    """Weights; without any, every requirement has the course's own points."""

    near_miss: Decimal = Decimal(0)
    follow_through: Decimal = Decimal(1)
    units: Mapping[str, Decimal] = field(default_factory=dict)
    requirements: Mapping[str, Decimal] = field(default_factory=dict)
    visibility: Mapping[str, Visibility] = field(default_factory=dict)

    def visibility_of(self, requirement: Requirement) -> Visibility:
        """Return who may see what became of a requirement: its own word counts, then its unit's."""
        of_unit = self.visibility.get(requirement.unit, Visibility.VISIBLE)
        return self.visibility.get(requirement.id, of_unit)

    def points(self, requirements: Sequence[Requirement]) -> dict[str, Decimal]:
        """Return the points of each requirement, to the cent; those of a unit add up exactly."""
        raw = {r.id: self.requirements.get(r.id, r.points) for r in requirements}
        points = dict(raw)
        for unit, total in self.units.items():
            ids = [r.id for r in requirements if r.unit == unit]
            weight = sum((raw[id] for id in ids), Decimal(0))
            if not weight:
                continue
            running = paid = Decimal(0)
            for id in ids:
                running += raw[id] * total / weight
                points[id] = running.quantize(_CENT, ROUND_HALF_UP) - paid
                paid += points[id]
        return points

    def near_miss_points(self, points: Decimal) -> Decimal:
        """Return what a near miss earns of `points`, to the cent."""
        return _share(points, self.near_miss)

    def follow_through_points(self, points: Decimal) -> Decimal:
        """Return what passing with lent parts earns of `points`, to the cent."""
        return _share(points, self.follow_through)


def load_rubric(path: Path) -> Rubric:
    """Read a rubric file.

    Raises
    ------
    UsageFault
        If the file cannot be read, or says something that is not a rubric.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageFault(f"--rubric {path}: cannot be read: {error.strerror or error}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageFault(f"--rubric {path}: is not TOML: {error}") from None
    unknown = sorted(data.keys() - set(_KEYS))
    if unknown:
        raise UsageFault(f"--rubric {path}: {unknown[0]!r} is not known; the keys are {', '.join(_KEYS)}")
    shares = {}
    for name in _SHARES:
        shares[name] = _number(path, name, data.get(name, getattr(Rubric(), name)))
        if shares[name] > 1:
            raise UsageFault(f"--rubric {path}: {name} is {shares[name]}, expected a share from 0 to 1")
    tables = _table(path, data, "units"), _table(path, data, "requirements")
    return Rubric(shares["near_miss"], shares["follow_through"], *tables, _visibility(path, data))


def check_rubric(rubric: Rubric, inventory: Inventory, unit_names: Sequence[str], path: Path) -> None:
    """Refuse a rubric that names what the course does not have.

    Raises
    ------
    UsageFault
        Naming the first unit or requirement that is unknown.
    """
    ids = {requirement.id for requirement in inventory.requirements}
    for unit in rubric.units:
        if unit not in unit_names:
            raise UsageFault(
                f"--rubric {path}: there is no unit {unit!r}; the units are {', '.join(unit_names)}"
            )
    for id in rubric.requirements:
        if id not in ids:
            raise UsageFault(f"--rubric {path}: there is no requirement {id!r}; see the report for the ids")
    for name in rubric.visibility:
        if name not in ids and name not in unit_names:
            raise UsageFault(
                f"--rubric {path}: [visibility] names {name!r}, which is neither a unit nor a requirement; "
                f"the units are {', '.join(unit_names)}"
            )


def _share(points: Decimal, share: Decimal) -> Decimal:
    # A full share is the points themselves, which a course may have stated to the tenth of a cent.
    return points if share == 1 else (points * share).quantize(_CENT, ROUND_HALF_UP)


def _table(path: Path, data: Mapping[str, object], key: str) -> dict[str, Decimal]:
    table = data.get(key, {})
    if not isinstance(table, dict):
        raise UsageFault(f"--rubric {path}: [{key}] is not a table of names and points")
    return {name: _number(path, f"{key}.{name}", value) for name, value in table.items()}


def _visibility(path: Path, data: Mapping[str, object]) -> dict[str, Visibility]:
    table = data.get("visibility", {})
    if not isinstance(table, dict):
        raise UsageFault(f"--rubric {path}: [visibility] is not a table of names and who may see them")
    for name, value in table.items():
        if value not in list(Visibility):
            raise UsageFault(
                f"--rubric {path}: visibility.{name} is {value!r}, expected one of {', '.join(Visibility)}"
            )
    return {name: Visibility(value) for name, value in table.items()}


def _number(path: Path, name: str, value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise UsageFault(f"--rubric {path}: {name} is {value!r}, expected a number")
    number = Decimal(str(value))
    if not number.is_finite() or not 0 <= number <= _MAX_POINTS:
        raise UsageFault(f"--rubric {path}: {name} is {number:g}, expected 0 to {_MAX_POINTS:,}")
    return number
