"""Follow-through credit: what depends on a wrong part is judged once more, with the right part lent to it.

A requirement that failed is run again in a worker of its own where the functions that it builds on, and that
are wrong, are call-backs to the reference in the host. The reference's code never enters the worker.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from .course import Course
from .diagnosis.evidence import is_telling
from .records import Followed, Inventory, Outcome, Verdict, function_of
from .suite.again import Trace, run_again
from .suite.run import SuiteRun
from .worker.callbacks import LentClass
from .worker.importing import ROOT
from .worker.proxy import Submission
from .worker.session import Loadable, Session

_AT_IMPORT = frozenset({Verdict.IMPORT_ERROR, Verdict.TIMED_OUT, Verdict.DIED, Verdict.OUT_OF_MEMORY})


class Lending(Struct, frozen=True):
    """What is lent for a requirement: functions as `unit.name`, and units whose modules are lent whole."""

    functions: frozenset[str]
    whole: frozenset[str]


def plan_lending(course: Course, run: SuiteRun, modules: Iterable[str]) -> dict[str, Lending]:
    """Return what to lend for each requirement that failed and builds on something that did, or that was
    not graded; `modules` are the units for which the submission has a module.
    """
    inventory = run.inventory
    failed = _failed_outcomes(inventory, run.outcomes)
    subjects = {r.id: function_of(r.subject) for r in inventory.requirements}
    wrong = {subjects[id] for id in failed}
    broken = {
        subjects[id].partition(".")[0] for id, mine in failed.items() if all(_is_at_import(o) for o in mine)
    }
    units = {unit.name for unit in course.units}
    broken |= units - set(modules)
    # What is not there is all wrong, and of what was not graded nobody knows.
    doubtful = broken | units - {requirement.unit for requirement in inventory.requirements}
    wrong |= {f"{unit.name}.{f}" for unit in course.units if unit.name in doubtful for f in unit.functions}
    needed = _units_needed(run.whole)
    plans: dict[str, Lending] = {}
    for requirement in inventory.requirements:
        if requirement.id not in failed:
            continue
        own, unit = subjects[requirement.id], requirement.unit
        prerequisites = {function_of(need) for need in requirement.needs}
        lent = {
            name
            for name in wrong - {own}
            if name in prerequisites or name.partition(".")[0] in needed[unit] - {unit}
        }
        if any(_is_at_import(outcome) for outcome in failed[requirement.id]):
            # A module that does not import takes with it whoever imports it. But not who is built on: a unit
            # could else leave out what builds on it, and have its own work done by the right one.
            above = {other for other, below in needed.items() if unit in below}
            lent |= {name for name in wrong if name.partition(".")[0] in broken - {unit} - above}
        if lent:
            whole = broken & {name.partition(".")[0] for name in lent}
            plans[requirement.id] = Lending(frozenset(lent), frozenset(whole))
    return plans


def follow_through(
    course: Course,
    seed: int,
    plans: Mapping[str, Lending],
    run: SuiteRun,
    loadable: Loadable,
    open_session: Callable[[Loadable], Session],
) -> tuple[dict[str, Followed], dict[str, Trace]]:
    """Run the tests of each requirement again, in one worker for all that are lent the same.

    Nothing is lent where there is nothing wrong to lend for; that run is evidence only, and earns nothing.

    `open_session` opens a session for a submission with what is lent to it. A requirement with a test that
    only pytest can run is left out.

    Returns
    -------
    dict, dict
        How each requirement fared, by id, and what its tests saw, by name.
    """
    alike: dict[Lending, list[str]] = {}
    for id, lending in plans.items():
        if all(name in run.tests for name in run.inventory.tests[id]):
            alike.setdefault(lending, []).append(id)
    found: dict[str, Followed] = {}
    traces: dict[str, Trace] = {}
    for lending, ids in alike.items():
        used: set[str] = set()
        session = open_session(with_lent(course, loadable, lending, used) if lending.functions else loadable)
        try:
            submission = Submission(session, course.unit_names)
            for id in ids:
                passed = True
                used.clear()
                for name in run.inventory.tests[id]:
                    trace = run_again(run.tests[name], submission, seed)
                    passed = passed and trace is not None and trace.failure is None
                    if trace is not None:
                        traces[name] = trace
                if lending.functions:
                    # Where nothing was called, it was enough that all of it was there to be imported.
                    found[id] = Followed(tuple(sorted(used or lending.functions)), passed)
        finally:
            session.close()
    return found, traces


def nothing_lent(run: SuiteRun, plans: Mapping[str, Lending]) -> dict[str, Lending]:
    """Return a plan without lending for each requirement that can be seen failing again and has none yet."""
    failed = _failed_outcomes(run.inventory, run.outcomes)
    return {
        id: Lending(frozenset(), frozenset())
        for id, outcomes in failed.items()
        if id not in plans and any(is_telling(outcome.verdict) for outcome in outcomes)
    }


def with_lent(course: Course, loadable: Loadable, lending: Lending, used: set[str]) -> Loadable:
    """Return a submission with right functions in the place of its own; `used` takes in what it calls."""
    lent: dict[str, dict[str, Callable[..., object]]] = {
        module: {} for module in loadable.modules.values()
    }  # each has an entry: a module of a unit is lent what is of this unit only
    everywhere: dict[str, Callable[..., object]] = {}
    modules, files = dict(loadable.modules), dict(loadable.files)
    for full in sorted(lending.functions):
        unit, _, name = full.partition(".")
        right = getattr(importlib.import_module(f"{course.reference}.{unit}"), name, None)
        if right is None:  # the course names what its reference does not have; check-course says so
            continue
        noted = _noted(right, full, used)
        function = LentClass(right, noted) if isinstance(right, type) else noted
        module = modules.get(unit)
        if module is None or (unit in lending.whole and module != ROOT):
            module = modules[unit] = f"{ROOT}.{unit}"
            files.pop(f"{unit}.py", None)
            lent.setdefault(module, {})
        lent[module][name] = everywhere[name] = function
    return replace(loadable, files=files, modules=modules, lent={**lent, "": everywhere})


def _noted(function: Callable[..., object], name: str, used: set[str]) -> Callable[..., object]:
    """Return a function that takes a note of being called."""

    def lent(*arguments: object, **keywords: object) -> object:
        used.add(name)
        return function(*arguments, **keywords)

    return lent


def _failed_outcomes(inventory: Inventory, outcomes: Iterable[Outcome]) -> dict[str, list[Outcome]]:
    known = {requirement.id for requirement in inventory.requirements}
    failed: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        if outcome.verdict is not Verdict.PASSED and outcome.requirement in known:
            failed.setdefault(outcome.requirement, []).append(outcome)
    return failed


def _is_at_import(outcome: Outcome) -> bool:
    """Tell whether a test failed because a module did not import: nothing in it was called."""
    return outcome.verdict in _AT_IMPORT and outcome.counterexample is None


def _units_needed(inventory: Inventory) -> dict[str, frozenset[str]]:
    """Return the units that each unit builds on, directly or through others."""
    direct: dict[str, set[str]] = {}
    for requirement in inventory.requirements:
        mine = direct.setdefault(requirement.unit, set())
        mine |= {need.partition(".")[0] for need in requirement.needs}
    needed: dict[str, frozenset[str]] = {}
    for unit in direct:
        reached, pending = set[str](), [unit]
        while pending:
            new = direct.get(pending.pop(), set()) - reached
            reached |= new
            pending += new
        needed[unit] = frozenset(reached)
    return needed
