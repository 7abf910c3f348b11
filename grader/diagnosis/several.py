"""Several mistakes of one class at once, found one after the other.

Each step takes the misconception that brings a wrong result nearest to what was seen: from another shape to
the right one, from there to a multiple of it, to the right sign or size, to the very values. A set counts
only if in the end every call of a test comes out as seen.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..misconceptions import Misconception
from .evidence import Evidence
from .replay import Agreement, Replayer

_MOST = 4
_PATHS = 3


def climb(
    replayer: Replayer, item: Evidence, candidates: Sequence[Misconception]
) -> tuple[Misconception, ...] | None:
    """Return two or more of `candidates` that together explain a test, none if there are no such.

    None if nothing can be said of the test: no candidate changes what was wrong there.
    """
    nearness = replayer.nearness(item, ())
    if nearness is None:
        return None
    left = [m for m in candidates if replayer.changes(item, m)]
    if not left:
        return None
    paths: list[tuple[float, tuple[Misconception, ...]]] = [(nearness, ())]
    for _ in range(_MOST):
        steps: dict[frozenset[str], tuple[float, tuple[Misconception, ...]]] = {}
        for reached, chosen in paths:
            for misconception in left:
                if misconception in chosen:
                    continue
                together = (*chosen, misconception)
                value = replayer.nearness(item, together)
                if value is not None and value > reached:
                    steps.setdefault(frozenset(m.id for m in together), (value, together))
        nearest = max((value for value, _ in steps.values()), default=0.0)
        # Two of them may be equally near now, and only one of them on the way.
        paths = [step for step in steps.values() if step[0] == nearest][:_PATHS]
        for _, chosen in paths:
            if replayer.agreement(item, chosen) is Agreement.VALUE:
                return chosen if len(chosen) > 1 else ()
    return ()
