"""What follows when something failed: follow-through credit, then the diagnosis."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from .course import Course
from .diagnosis.diagnose import Named, diagnose
from .diagnosis.evidence import Evidence, is_telling
from .follow_through import follow_through, nothing_lent, plan_lending
from .misconceptions import load_misconceptions
from .records import Diagnosis, Followed, Result, Verdict
from .scoring.rubric import Rubric
from .scoring.settle import settle
from .suite.again import Trace
from .suite.run import SuiteRun
from .worker.session import Loadable, Session


def look_again(
    course: Course,
    seed: int,
    rubric: Rubric,
    run: SuiteRun,
    loadable: Loadable,
    open_session: Callable[[Loadable], Session],
) -> tuple[Result, ...]:
    """Return the results of a run with follow-through credit, and the misconceptions that explain them."""
    plans = plan_lending(course, run, loadable.modules)
    misconceptions = load_misconceptions(course)
    if misconceptions:
        plans |= nothing_lent(run, plans)
    followed, traces = follow_through(course, seed, plans, run, loadable, open_session)
    results = settle(run.inventory, run.outcomes, rubric, followed)
    if not misconceptions:
        return results
    named = diagnose(
        course,
        seed,
        misconceptions,
        run.inventory.requirements,
        _evidence(run, followed, traces),
        frozenset(r.requirement.id for r in results if r.verdict is not Verdict.PASSED),
        frozenset(r.requirement.id for r in results if r.follow_through),
    )
    return tuple(
        replace(result, misconceptions=tuple(map(_shown, named.get(result.requirement.id, ()))))
        for result in results
    )


def _evidence(run: SuiteRun, followed: Mapping[str, Followed], traces: Mapping[str, Trace]) -> list[Evidence]:
    """Return what is left to explain: failed tests, as they were with right parts where those were lent."""
    found = []
    for outcome in run.outcomes:
        trace = traces.get(outcome.test)
        if outcome.verdict is Verdict.PASSED or trace is None or trace.failure is None:
            continue
        again = followed.get(outcome.requirement)
        if again is not None and again.passed:
            continue
        changes = again is None and outcome.verdict is Verdict.NONDETERMINISTIC
        if is_telling(trace.failure.verdict):
            found.append(Evidence(run.tests[outcome.test], trace, changes))
    return found


def _shown(named: Named) -> Diagnosis:
    misconception = named.misconception
    return Diagnosis(
        misconception.id, misconception.title, misconception.hint, misconception.replaces, named.together
    )
