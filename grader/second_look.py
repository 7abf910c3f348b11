"""What follows when something failed: follow-through credit, then the diagnosis."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from .course import Course
from .diagnosis.diagnose import Named, diagnose, is_telling
from .diagnosis.evidence import Evidence
from .follow_through import follow_through, plan_lending
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
    followed, traces = follow_through(course, seed, plans, run, loadable, open_session)
    results = settle(run.inventory, run.outcomes, rubric, followed)
    misconceptions = load_misconceptions(course)
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
        test, trace = run.tests.get(outcome.test), run.traces.get(outcome.test)
        if outcome.verdict is Verdict.PASSED or test is None or trace is None:
            continue
        verdict: Verdict = outcome.verdict
        again = traces.get(outcome.test)
        if again is not None:
            if followed[outcome.requirement].passed or again.failure is None:
                continue
            trace, verdict = again, again.failure.verdict
        if is_telling(verdict):
            found.append(Evidence(test, trace, verdict is Verdict.NONDETERMINISTIC))
    return found


def _shown(named: Named) -> Diagnosis:
    misconception = named.misconception
    return Diagnosis(
        misconception.id, misconception.title, misconception.hint, misconception.replaces, named.together
    )
