"""Which misconceptions are consistent with what the failed tests saw.

A misconception is named only if it explains all that was seen of the function it replaces: each requirement
that it must fail did fail, and in each of these tests every call came out as the misconception makes it
come out. Where several fit equally well, all are named; where too many do, none.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ..course import Course
from ..misconceptions import Misconception
from ..records import Requirement, Verdict
from ..suite.again import PlainTest, Trace
from .replay import Agreement, Replayer

# What a test saw when nothing came back, or nothing came back in time, says nothing about why.
_SILENT = frozenset(
    {
        Verdict.NOT_IMPLEMENTED, Verdict.IMPORT_ERROR, Verdict.TIMED_OUT, Verdict.OUT_OF_MEMORY, Verdict.DIED,
        Verdict.BLOCKED, Verdict.GRADER_ERROR,
    }
)  # fmt: skip
_MOST_ALTERNATIVES = 3
# Counted, so that the report does not depend on the machine; a replay takes about a millisecond.
_REPLAYS = 1500
# The exception, as for shrinking: nobody waits minutes for a diagnosis.
_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """A failed test, what it saw, and whether it saw something else the second time."""

    test: PlainTest
    trace: Trace
    changes: bool


@dataclass(frozen=True, slots=True)
class _Fit:
    """Misconceptions that explain some tests together."""

    misconceptions: tuple[Misconception, ...]
    explained: frozenset[str]


def is_telling(verdict: Verdict) -> bool:
    """Tell whether a failure with this verdict can be replayed."""
    return verdict not in _SILENT


def diagnose(
    course: Course,
    seed: int,
    misconceptions: Sequence[Misconception],
    requirements: Sequence[Requirement],
    evidence: Sequence[Evidence],
    failed: frozenset[str],
    followed: frozenset[str],
) -> dict[str, tuple[Misconception, ...]]:
    """Return the misconceptions that the failure of each requirement is consistent with, best first.

    Parameters
    ----------
    evidence
        The failed tests that can be replayed.
    failed
        The ids of all requirements that are not met.
    followed
        Those of them that are met once right parts are lent: what they are about is right.
    """
    shown = {item.test.requirement for item in evidence}
    subjects = {r.id: r.subject for r in requirements}
    candidates = [
        m
        for m in misconceptions
        if shown & set(m.fails)
        and failed.issuperset(m.fails)
        and not any(_is_about(subjects[id], m) for id in followed.intersection(m.fails))
    ]
    if not candidates:
        return {}
    search = _Search(Replayer(course, seed), subjects, evidence)
    fits = [fit for m in candidates if (fit := search.fit((m,))) is not None]
    fits = _without_dominated(fits)
    fits += search.pairs(candidates, fits)
    return _by_requirement(fits, {item.test.name: item.test.requirement for item in evidence})


class _Search:
    """Tries misconceptions on the evidence, within a budget of replays."""

    def __init__(self, replayer: Replayer, subjects: Mapping[str, str], evidence: Sequence[Evidence]) -> None:
        self._replayer = replayer
        self._subjects = subjects
        # Few calls first: most misfits show at once.
        self._evidence = sorted(evidence, key=lambda item: len(item.trace.calls))
        self._deadline = time.monotonic() + _SECONDS

    def fit(self, misconceptions: tuple[Misconception, ...]) -> _Fit | None:
        """Return what these misconceptions explain, None unless it is all that they should."""
        named = {id for m in misconceptions for id in m.fails}
        explained: set[str] = set()
        strongest = Agreement.NONE
        others = []
        for item in self._evidence:
            own = any(self._is_about(item, m) for m in misconceptions)
            if item.test.requirement not in named:
                others += [item] if own else []
                continue
            if self._is_spent():
                return None
            agreement = self._replayer.agreement(item.test, item.trace, misconceptions, item.changes)
            if agreement is not Agreement.NONE:
                explained.add(item.test.name)
                strongest = max(strongest, agreement, key=lambda a: a.value)
            elif own:
                return None
        if not any(
            self._is_about(item, m)
            for item in self._evidence
            if item.test.name in explained
            for m in misconceptions
        ):
            return None
        for item in others:
            agreement = self._replayer.agreement(item.test, item.trace, misconceptions, item.changes)
            if agreement is not Agreement.NONE:
                explained.add(item.test.name)
        unexplained = [item for item in others if item.test.name not in explained]
        if strongest is not Agreement.VALUE and unexplained:
            return None  # errors and flags alone are weak: then nothing may be left over
        return _Fit(misconceptions, frozenset(explained))

    def pairs(self, candidates: Sequence[Misconception], fits: Sequence[_Fit]) -> list[_Fit]:
        """Return pairs of one unit that explain what no single misconception does."""
        explained = frozenset[str]().union(*(fit.explained for fit in fits))
        left = [item for item in self._evidence if item.test.name not in explained]
        found: list[_Fit] = []
        for unit in dict.fromkeys(item.test.unit for item in left):
            mine = [m for m in candidates if m.unit == unit]
            open_here = {item.test.requirement for item in left if item.test.unit == unit}
            found += self._pairs_of(mine, open_here)
        return found

    def _pairs_of(self, candidates: Sequence[Misconception], open_here: set[str]) -> Iterator[_Fit]:
        fitting: list[_Fit] = []
        for pair in combinations(candidates, 2):
            touched = open_here.intersection(pair[0].fails, pair[1].fails)
            if not touched or (
                pair[0].replaces == pair[1].replaces and not (pair[0].is_class and pair[1].is_class)
            ):
                continue
            fit = self.fit(pair)
            if fit is not None:
                fitting.append(fit)
        best = _without_dominated(fitting)
        if len(best) == 1:
            yield best[0]
        elif best:  # of pairs that fit equally well, what they have in common is certain
            common = set(best[0].misconceptions).intersection(*(fit.misconceptions for fit in best))
            explained = frozenset.intersection(*(fit.explained for fit in best))
            if common:
                yield _Fit(tuple(sorted(common, key=lambda m: m.id)), explained)

    def _is_about(self, item: Evidence, misconception: Misconception) -> bool:
        return _is_about(self._subjects[item.test.requirement], misconception)

    def _is_spent(self) -> bool:
        return self._replayer.replays >= _REPLAYS or time.monotonic() > self._deadline


def _is_about(subject: str, misconception: Misconception) -> bool:
    """Tell whether a requirement's subject is what the misconception replaces, or a method of it."""
    return f"{subject}.".startswith(f"{misconception.replaces}.")


def _without_dominated(fits: Sequence[_Fit]) -> list[_Fit]:
    """Return the fits that explain no less than another of the same function."""

    def about(fit: _Fit) -> set[str]:
        return {m.replaces for m in fit.misconceptions}

    return [
        fit
        for fit in fits
        if not any(about(fit) & about(other) and fit.explained < other.explained for other in fits)
    ]


def _by_requirement(
    fits: Sequence[_Fit], requirements: Mapping[str, str]
) -> dict[str, tuple[Misconception, ...]]:
    found: dict[str, dict[str, Misconception]] = {}
    for fit in sorted(fits, key=lambda fit: (-len(fit.explained), len(fit.misconceptions))):
        for test in fit.explained:
            named = found.setdefault(requirements[test], {})
            named.update({m.id: m for m in fit.misconceptions})
    return {id: tuple(named.values()) for id, named in found.items() if len(named) <= _MOST_ALTERNATIVES}
