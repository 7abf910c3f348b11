"""What is lent for a requirement that failed: what is wrong of what it builds on, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from grader.course import Course, CourseUnit
from grader.follow_through import Lending, nothing_lent, plan_lending
from grader.records import Counterexample, Inventory, Outcome, Requirement, Verdict
from grader.suite.inventory import select_units
from grader.suite.run import SuiteRun

# What each unit's module defines. Roofs are built on walls, walls on bricks, and a garden on nothing.
FUNCTIONS = {
    "bricks": ("bake", "cool"),
    "walls": ("stack", "Wall"),
    "roofs": ("tile", "gutter"),
    "garden": ("sow",),
}
# A requirement for each of these, of the same name; and what it needs.
NEEDS: dict[str, tuple[str, ...]] = {
    "bricks.bake": (),
    "bricks.cool": ("bricks.bake",),
    "walls.stack": ("bricks.bake",),
    "walls.Wall.height": ("walls.stack",),
    "walls.Wall.paint": ("walls.Wall.height",),
    "roofs.tile": ("walls.Wall.height",),
    "roofs.gutter": (),
    "garden.sow": (),
}
COURSE = Course(
    package="house",
    title="A house",
    template="template",
    units=tuple(CourseUnit(name, Decimal(1), name, functions) for name, functions in FUNCTIONS.items()),
    folder=Path("house"),
    sha256="",
)
WHOLE = Inventory(
    tuple(
        Requirement(id, id.partition(".")[0], id, "It holds.", Decimal(1), needs, "a hint")
        for id, needs in NEEDS.items()
    ),
    {id: (f"test {id}",) for id in NEEDS},
)
AT_IMPORT = [Verdict.IMPORT_ERROR, Verdict.TIMED_OUT, Verdict.DIED, Verdict.OUT_OF_MEMORY]


def called(*ids: str, verdict: Verdict = Verdict.WRONG_VALUE) -> list[Outcome]:
    """Return outcomes of tests that failed in a call."""
    return [Outcome(f"test {id}", id, verdict, counterexample=Counterexample("a call")) for id in ids]


def unloaded(*ids: str, verdict: Verdict = Verdict.IMPORT_ERROR) -> list[Outcome]:
    """Return outcomes of tests that called nothing, because a module is missing or does not import."""
    return [Outcome(f"test {id}", id, verdict) for id in ids]


def suite_run(failed: Sequence[Outcome], units: tuple[str, ...] = ()) -> SuiteRun:
    """Return a run of these units, all for none, in which the other tests passed."""
    inventory = select_units(WHOLE, units)
    ids = [r.id for r in inventory.requirements if r.id not in {outcome.requirement for outcome in failed}]
    passed = [Outcome(f"test {id}", id, Verdict.PASSED) for id in ids]
    return SuiteRun(WHOLE, inventory, (*passed, *failed), (), {}, {})


def plan(
    failed: Sequence[Outcome], *, units: tuple[str, ...] = (), missing: str | None = None
) -> dict[str, Lending]:
    """Return what is planned; `missing` is a unit for which the submission has no module."""
    return plan_lending(COURSE, suite_run(failed, units), FUNCTIONS.keys() - {missing})


def lent(*functions: str, whole: tuple[str, ...] = ()) -> Lending:
    return Lending(frozenset(functions), frozenset(whole))


def all_of(*units: str) -> tuple[str, ...]:
    return tuple(f"{unit}.{name}" for unit in units for name in FUNCTIONS[unit])


@pytest.mark.parametrize("units", [(), ("walls",), ("roofs", "garden")])
@pytest.mark.parametrize("missing", [None, "bricks"])
def test_nothing_is_planned_when_nothing_failed(units: tuple[str, ...], missing: str | None) -> None:
    assert plan([], units=units, missing=missing) == {}


def test_a_prerequisite_that_failed_is_lent() -> None:
    assert plan(called("bricks.bake", "walls.stack")) == {"walls.stack": lent("bricks.bake")}


def test_a_prerequisite_of_the_same_unit_is_lent() -> None:
    assert plan(called("walls.stack", "walls.Wall.height")) == {"walls.Wall.height": lent("walls.stack")}


def test_a_prerequisite_that_is_a_method_is_lent_as_its_class() -> None:
    assert plan(called("walls.Wall.height", "roofs.tile")) == {"roofs.tile": lent("walls.Wall")}


def test_a_prerequisite_that_passed_is_not_lent() -> None:
    assert plan(called("walls.stack")) == {}
    assert plan(called("bricks.cool", "walls.stack")) == {"walls.stack": lent("bricks.cool")}


def test_what_is_wrong_in_the_same_unit_and_not_needed_is_not_lent() -> None:
    assert plan(called("roofs.tile", "roofs.gutter")) == {}


def test_a_function_is_never_lent_to_its_own_requirement() -> None:
    assert plan(called("walls.Wall.height", "walls.Wall.paint")) == {}


def test_what_another_unit_builds_on_is_lent_though_the_requirement_does_not_name_it() -> None:
    assert plan(called("walls.stack", "roofs.gutter")) == {"roofs.gutter": lent("walls.stack")}


def test_what_the_units_it_builds_on_build_on_is_lent_too() -> None:
    planned = plan(called("bricks.bake", "bricks.cool", "roofs.gutter"))
    assert planned["roofs.gutter"] == lent("bricks.bake", "bricks.cool")


def test_a_unit_is_lent_nothing_of_those_that_it_does_not_build_on() -> None:
    assert plan(called("bricks.bake", "garden.sow")) == {}


def test_units_that_were_not_graded_are_lent() -> None:
    planned = plan(called("roofs.tile"), units=("roofs",))
    assert planned == {"roofs.tile": lent(*all_of("bricks", "walls"))}


def test_a_unit_without_a_module_is_lent_whole() -> None:
    missing = unloaded("bricks.bake", "bricks.cool", verdict=Verdict.NOT_IMPLEMENTED)
    assert plan([*missing, *called("roofs.gutter")], missing="bricks") == {
        "bricks.cool": lent("bricks.bake", whole=("bricks",)),
        "roofs.gutter": lent(*all_of("bricks"), whole=("bricks",)),
    }


@pytest.mark.parametrize("verdict", AT_IMPORT)
def test_a_unit_that_did_not_import_is_lent_whole(verdict: Verdict) -> None:
    broken = unloaded("bricks.bake", "bricks.cool", verdict=verdict)
    planned = plan([*broken, *called("walls.stack")])
    assert planned["walls.stack"] == lent(*all_of("bricks"), whole=("bricks",))


def test_with_it_who_imports_it_and_did_not_import_for_that_is_lent_whole() -> None:
    broken = unloaded("bricks.bake", "bricks.cool")
    importers = unloaded("walls.stack", "walls.Wall.height", "walls.Wall.paint", "roofs.tile")
    planned = plan([*broken, *importers])
    assert planned["roofs.tile"] == lent(*all_of("bricks", "walls"), whole=("bricks", "walls"))


def test_a_unit_that_imports_it_without_building_on_it_is_lent_it_too() -> None:
    planned = plan(unloaded("bricks.bake", "bricks.cool", "garden.sow"))
    assert planned["garden.sow"] == lent(*all_of("bricks"), whole=("bricks",))


@pytest.mark.parametrize("verdict", AT_IMPORT[1:])
def test_a_function_that_hangs_or_dies_when_it_is_called_does_not_make_its_module_lent_whole(
    verdict: Verdict,
) -> None:
    planned = plan(called("bricks.bake", "walls.stack", verdict=verdict))
    assert planned == {"walls.stack": lent("bricks.bake")}


def test_outcomes_of_units_that_are_not_graded_count_for_nothing() -> None:
    strays = called("bricks.bake")
    assert plan([*strays, *called("roofs.gutter")], units=("bricks", "walls", "roofs")) != {}
    assert plan([*strays, *called("garden.sow")], units=("garden",)) == {}


def test_what_failed_and_is_lent_nothing_is_seen_again_if_a_call_says_how() -> None:
    run = suite_run([*called("bricks.bake", "walls.stack"), *unloaded("garden.sow")])
    plans = {"walls.stack": lent("bricks.bake")}
    assert nothing_lent(run, plans) == {"bricks.bake": lent()}


def test_a_unit_that_did_not_import_is_not_lent_what_builds_on_it() -> None:
    """It could leave out what builds on it, and let the right one do its own work."""
    broken = unloaded("bricks.bake", "bricks.cool", "walls.stack", "roofs.tile", "garden.sow")
    planned = plan(broken)
    assert planned["bricks.bake"] == lent("garden.sow", whole=("garden",))
