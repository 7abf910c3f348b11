"""Which misconceptions are consistent with what the failed tests saw.

A misconception is named only if it explains all that was seen of the function it replaces: each requirement
that it must fail did fail, and in each of these tests every call came out as the misconception makes it
come out. Where several fit equally well, all are named; where too many do, none.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from ..course import Course
from ..misconceptions import Misconception
from ..records import Requirement
from .evidence import Evidence
from .replay import Agreement, Replayer
from .several import climb

_MOST_ALTERNATIVES = 6
_TESTS_TRIED = 3  # of one method, for several mistakes of its class at once
# Counted, so that the report does not depend on the machine; a replay takes about a millisecond.
_REPLAYS = 1500
# The exception, as for shrinking: nobody waits minutes for a diagnosis.
_SECONDS = 20.0


class _Fit(Struct, frozen=True):
    """Misconceptions that explain some tests, each alone or, if they are several, together.

    Each of `alternatives` could stand for the one that it follows.
    """

    misconceptions: tuple[Misconception, ...]
    explained: frozenset[str]
    alternatives: frozenset[str] = frozenset()


class Named(Struct, frozen=True):
    """A misconception that fits a failure: `together` with the one before it, or in its place."""

    misconception: Misconception
    together: bool


def diagnose(
    course: Course,
    seed: int,
    misconceptions: Sequence[Misconception],
    requirements: Sequence[Requirement],
    evidence: Sequence[Evidence],
    failed: frozenset[str],
    followed: frozenset[str],
) -> dict[str, tuple[Named, ...]]:
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
        and failed.issuperset(id for id in m.fails if _is_about(subjects.get(id, ""), m))
        and not any(_is_about(subjects.get(id, ""), m) for id in followed.intersection(m.fails))
    ]
    if not candidates:
        return {}
    search = _Search(Replayer(course, seed), subjects, evidence)
    fits = [fit for m in candidates if (fit := search.fit((m,))) is not None]
    fits = _without_dominated(fits)
    fits += search.pairs(candidates, fits)
    fits += search.sets(candidates, fits)
    return _by_requirement(fits, {item.test.name: item.test.requirement for item in evidence})


class _Search:
    """Tries misconceptions on the evidence, within a budget of replays."""

    def __init__(self, replayer: Replayer, subjects: Mapping[str, str], evidence: Sequence[Evidence]) -> None:
        self._replayer = replayer
        self._subjects = subjects
        # Few calls first: most misfits show at once.
        self._evidence = sorted(evidence, key=lambda item: sum(map(len, item.trace.cases)))
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
            agreement = self._replayer.agreement(item, misconceptions)
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
            agreement = self._replayer.agreement(item, misconceptions)
            if agreement is not Agreement.NONE:
                explained.add(item.test.name)
        unexplained = [item for item in others if item.test.name not in explained]
        if strongest is not Agreement.VALUE and unexplained:
            return None  # errors and flags alone are weak: then nothing may be left over
        return _Fit(misconceptions, frozenset(explained))

    def pairs(self, candidates: Sequence[Misconception], fits: Sequence[_Fit]) -> list[_Fit]:
        """Return pairs of misconceptions of two functions that explain what neither does alone."""
        left = {item.test.requirement for item in self._left(fits)}
        # What a misconception could explain: most share nothing of it with another, and there are many pairs.
        could = {m.id: left.intersection(m.fails) for m in candidates}
        fitting: list[_Fit] = []
        for pair in combinations([m for m in candidates if could[m.id]], 2):
            if pair[0].unit != pair[1].unit or pair[0].replaces == pair[1].replaces:
                continue
            if could[pair[0].id].isdisjoint(could[pair[1].id]):
                continue
            fit = self.fit(pair)
            if fit is not None:
                fitting.append(fit)
        return self._certain(_without_dominated(fitting))

    def sets(self, candidates: Sequence[Misconception], fits: Sequence[_Fit]) -> list[_Fit]:
        """Return sets of misconceptions of one class that explain what nothing else does.

        Whoever makes several mistakes in one class fails most of its tests, and many of them for several
        reasons: a set need not explain all, but more than one requirement.
        """
        found: list[_Fit] = []
        for replaces in dict.fromkeys(m.replaces for m in candidates if m.is_class):
            mine = [m for m in candidates if m.replaces == replaces]
            left = [item for item in self._left(fits) if self._is_about(item, mine[0])]
            tried: Counter[str] = Counter()
            in_vain: set[Callable[..., object]] = set()
            for item in left:
                if any(item.test.name in fit.explained for fit in found):
                    continue
                subject = self._subjects[item.test.requirement]
                if tried[subject] == _TESTS_TRIED or item.test.function in in_vain:
                    continue
                chosen = climb(self._replayer, item, [m for m in mine if item.test.requirement in m.fails])
                tried[subject] += chosen is not None
                if chosen == ():
                    in_vain.add(item.test.function)  # with other parameters it would be in vain too
                if self._is_spent():
                    break
                names = self._explained_by(chosen, left) if chosen else frozenset[str]()
                if chosen and len({i.test.requirement for i in left if i.test.name in names}) > 1:
                    others = [m for m in mine if m not in chosen and self._replayer.changes(item, m)]
                    found += self._certain_of(chosen, others, left, names)
        return _without_dominated(found)

    def _left(self, fits: Sequence[_Fit]) -> list[Evidence]:
        explained = frozenset[str]().union(*(fit.explained for fit in fits))
        return [item for item in self._evidence if item.test.name not in explained]

    def _explained_by(
        self, misconceptions: Sequence[Misconception], evidence: Sequence[Evidence]
    ) -> frozenset[str]:
        named = {id for m in misconceptions for id in m.fails}
        return frozenset(
            item.test.name
            for item in evidence
            if item.test.requirement in named
            and self._replayer.agreement(item, misconceptions) is not Agreement.NONE
        )

    def _certain(self, fits: Sequence[_Fit]) -> list[_Fit]:
        """Return the only fit, or what fits that are equally good have in common."""
        if len(fits) < 2:
            return list(fits)
        common = set(fits[0].misconceptions).intersection(*(fit.misconceptions for fit in fits))
        explained = frozenset.intersection(*(fit.explained for fit in fits))
        return [_Fit(tuple(sorted(common, key=lambda m: m.id)), explained)] if common else []

    def _certain_of(
        self,
        chosen: tuple[Misconception, ...],
        others: Sequence[Misconception],
        evidence: Sequence[Evidence],
        explained: frozenset[str],
    ) -> list[_Fit]:
        """Return those of a set that nothing else could stand for, and the others with the one that could."""
        mine = [item for item in evidence if item.test.name in explained]
        named: list[Misconception] = []
        alternatives: set[str] = set()
        for misconception in chosen:
            rest = tuple(m for m in chosen if m is not misconception)
            stand_ins = [
                other
                for other in others
                if all(self._replayer.agreement(item, (*rest, other)) is not Agreement.NONE for item in mine)
            ]
            if len(stand_ins) < 2:
                named += [misconception, *stand_ins]
                alternatives |= {m.id for m in stand_ins}
        return [_Fit(tuple(named), explained, frozenset(alternatives))] if named else []

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


def _by_requirement(fits: Sequence[_Fit], requirements: Mapping[str, str]) -> dict[str, tuple[Named, ...]]:
    found: dict[str, dict[str, Named]] = {}
    for fit in sorted(fits, key=lambda fit: (-len(fit.explained), len(fit.misconceptions))):
        for test in fit.explained:
            named = found.setdefault(requirements[test], {})
            for misconception in fit.misconceptions:
                together = len(fit.misconceptions) > 1 and misconception.id not in fit.alternatives
                named.setdefault(misconception.id, Named(misconception, together))
    return {id: tuple(named.values()) for id, named in found.items() if len(named) <= _MOST_ALTERNATIVES}
