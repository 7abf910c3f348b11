"""Several mistakes of one class at once, found one after the other.

Each step takes the misconception that brings a wrong result nearest to what was seen: from another shape to
the right one, from there to a multiple of it, to the right sign or size, to the very values. A set counts only if
in the end every call of a test comes out as seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..misconceptions import Misconception
from .evidence import Evidence
from .replay import Agreement, Replayer

_MOST = 4
_TESTS_TRIED = 6


def find_sets(
    replayer: Replayer, evidence: Sequence[Evidence], candidates: Sequence[Misconception]
) -> Iterator[tuple[Misconception, ...]]:
    """Yield sets of two or more of `candidates`, each of which explains one of the tests in full."""
    tried = 0
    found: set[frozenset[str]] = set()
    for item in evidence:
        if tried == _TESTS_TRIED:
            return
        nearness = replayer.nearness(item, ())
        if nearness is None:
            continue
        tried += 1
        chosen = _climb(replayer, item, candidates, nearness)
        ids = frozenset(m.id for m in chosen)
        if len(chosen) > 1 and ids not in found:
            found.add(ids)
            yield chosen


def _climb(
    replayer: Replayer, item: Evidence, candidates: Sequence[Misconception], nearness: float
) -> tuple[Misconception, ...]:
    """Return the misconceptions that explain a test, none if a step leads nowhere before it is explained."""
    chosen: tuple[Misconception, ...] = ()
    while len(chosen) < _MOST:
        best: tuple[Misconception, ...] = ()
        for misconception in candidates:
            if misconception in chosen:
                continue
            together = (*chosen, misconception)
            value = replayer.nearness(item, together)
            if value is not None and value > nearness:
                nearness, best = value, together
        if not best:
            return ()
        chosen = best
        if replayer.agreement(item, chosen) is Agreement.VALUE:
            return chosen
    return ()
