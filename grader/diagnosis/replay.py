"""Running failed tests against variants of the reference, and comparing what both saw, call by call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import cast

import numpy as np

from ..course import Course
from ..misconceptions import Misconception
from ..suite.again import PlainTest, Trace, run_again
from ..worker.observing import Observation
from ..worker.proxy import Call, RemoteObject, Submission
from ..worker.session import Session
from .evidence import Evidence
from .lab import Lab
from .local import LocalSession

_RELATIVE, _ABSOLUTE = 1e-6, 1e-12
# A variant explains a wrong value only if it comes this much closer to it than the right value does:
# what is merely imprecise is close to everything.
_EXPLAINED = 0.05


class Agreement(Enum):
    """How well a variant reproduces what a test saw."""

    NONE = 0
    KIND = 1  # the same errors, types and flags
    VALUE = 2  # the same wrong values


class Replayer:
    """Replays tests on a private copy of the reference; remembers what it has replayed.

    `replays` counts the runs, for a budget that does not depend on the machine.
    """

    def __init__(self, course: Course, seed: int) -> None:
        self._lab = Lab(course)
        self._seed = seed
        session = LocalSession(self._lab.modules)
        self._submission = Submission(cast(Session, session), course.unit_names)
        self._known: dict[tuple[str, ...], Trace | None] = {}
        self.replays = 0

    def agreement(self, item: Evidence, misconceptions: Sequence[Misconception]) -> Agreement:
        """Tell whether the reference with these misconceptions behaves in a test as was seen.

        What is known to differ from call to call must do so here too.
        """
        test, seen = item.test, item.trace
        replayed = self._run(test, misconceptions)
        if replayed is None or replayed.failure is None or seen.failure is None:
            return Agreement.NONE
        if item.changes:
            again = self._run(test, misconceptions, afresh=True)
            same = again is not None and _agree(replayed, again, None) is not Agreement.NONE
            return Agreement.NONE if same else Agreement.KIND
        if replayed.failure.verdict is not seen.failure.verdict:
            return Agreement.NONE
        return _agree(seen, replayed, self._run(test, ()))

    def nearness(self, item: Evidence, misconceptions: Sequence[Misconception]) -> float | None:
        """Return how near these misconceptions come to the first wrong result of a test, more is nearer.

        None if that result holds no numbers, or something else is different before it.
        """
        wrong = self._first_wrong(item)
        replayed = self._run(item.test, misconceptions)
        if wrong is None or replayed is None:
            return None
        case, position = wrong
        ours, theirs = item.trace.cases[case][: position + 1], replayed.cases[case][: position + 1]
        if len(ours) != len(theirs) or ours[-1].function != theirs[-1].function or theirs[-1].failure:
            return None
        if not all(map(_same_call, ours[:-1], theirs[:-1])):
            return None
        return _nearness(ours[-1].result, theirs[-1].result)

    def changes(self, item: Evidence, misconception: Misconception) -> bool:
        """Tell whether a misconception changes the result that is the first wrong one of a test."""
        wrong = self._first_wrong(item)
        right, replayed = self._run(item.test, ()), self._run(item.test, (misconception,))
        if wrong is None or right is None or replayed is None:
            return False
        case, position = wrong
        return len(replayed.cases[case]) > position and not _same_call(
            right.cases[case][position], replayed.cases[case][position]
        )

    def _first_wrong(self, item: Evidence) -> tuple[int, int] | None:
        """Return case and position of the first call that came out otherwise than the reference's."""
        right = self._run(item.test, ())
        if right is None or item.changes:
            return None
        for case, calls in enumerate(zip(item.trace.cases, right.cases, strict=False)):
            for position, (ours, reference) in enumerate(zip(*calls, strict=False)):
                if not _same_call(ours, reference):
                    telling = ours.failure is None and ours.function == reference.function
                    return (case, position) if telling and _has_values(ours.result) else None
        return None

    def _run(
        self, test: PlainTest, misconceptions: Sequence[Misconception], afresh: bool = False
    ) -> Trace | None:
        key = (test.name, *(misconception.id for misconception in misconceptions))
        if afresh or key not in self._known:
            self.replays += 1
            with self._lab.holding(misconceptions):
                trace = run_again(test, self._submission, self._seed)
            if afresh:
                return trace
            self._known[key] = trace
        return self._known[key]


def _agree(seen: Trace, replayed: Trace, right: Trace | None) -> Agreement:
    """Compare two traces; `right` is what the reference does in the same test."""
    if len(seen.cases) != len(replayed.cases):
        return Agreement.NONE
    found = Agreement.KIND
    for case, (ours, theirs) in enumerate(zip(seen.cases, replayed.cases, strict=True)):
        reference = right.cases[case] if right is not None and len(right.cases) > case else ()
        agreement = _agree_in_case(ours, theirs, reference)
        if agreement is Agreement.NONE:
            return Agreement.NONE
        found = max(found, agreement, key=lambda a: a.value)
    return found


def _agree_in_case(seen: Sequence[Call], replayed: Sequence[Call], right: Sequence[Call]) -> Agreement:
    if len(seen) != len(replayed) or not all(map(_same_call, seen, replayed)):
        return Agreement.NONE
    for ours, theirs, reference in zip(seen, replayed, right, strict=False):
        if not _same_call(ours, reference):  # from here on the reference may have been asked other things
            return _agree_in_wrong(ours, theirs, reference)
    return Agreement.KIND


def _agree_in_wrong(ours: Call, theirs: Call, reference: Call) -> Agreement:
    """Compare a result that is wrong with one that is alike, in view of the right one."""
    if ours.failure is not None:
        return Agreement.KIND
    if reference.failure is None:
        deviation = _distance(ours.result, reference.result)
        if deviation == 0:  # right, but something else was seen of it
            return Agreement.KIND
        if deviation is not None:
            rest = _distance(ours.result, theirs.result)
            explained = rest is not None and rest <= _EXPLAINED * deviation
            return Agreement.VALUE if explained else Agreement.NONE
    # Another type or shape, or no error where there should be one: the values themselves are the evidence.
    return Agreement.VALUE if _has_values(ours.result) else Agreement.KIND


def _same_call(ours: Call, theirs: Call) -> bool:
    if not _alike(ours.arguments, theirs.arguments) or not _alike(ours.keywords, theirs.keywords):
        return False
    if ours.function != theirs.function:
        return False
    if ours.failure is not None or theirs.failure is not None:
        if ours.failure is None or theirs.failure is None:
            return False
        same_error = ours.failure.bases[:1] == theirs.failure.bases[:1]
        return same_error and ours.failure.verdict is theirs.failure.verdict
    return _alike(ours.result, theirs.result) and _same_observation(ours.seen, theirs.seen)


def _same_observation(ours: Observation | None, theirs: Observation | None) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return (
        bool(ours.warnings) == bool(theirs.warnings)
        and _alike(ours.arguments, theirs.arguments)
        and ours.random_touched == theirs.random_touched
    )


def _alike(ours: object, theirs: object) -> bool:
    """Tell whether two values are the same but for rounding."""
    if _is_number(ours) and _is_number(theirs):  # a Python float is as good as NumPy's
        return _close(np.asarray(ours), np.asarray(theirs))
    if type(ours) is not type(theirs):
        both = type(ours) in (list, tuple) and type(theirs) in (list, tuple)
        if not both:
            return False
    if type(ours) in (list, tuple):
        items, others = cast(Sequence[object], ours), cast(Sequence[object], theirs)
        return len(items) == len(others) and all(map(_alike, items, others))
    if isinstance(ours, Mapping):
        others_by_name = cast(Mapping[str, object], theirs)
        return ours.keys() == others_by_name.keys() and all(
            _alike(value, others_by_name[name]) for name, value in ours.items()
        )
    if type(ours) in (str, bool, type(None)):
        return ours == theirs
    return True  # functions of the test, objects that stay where they are


def _is_number(value: object) -> bool:
    if type(value) is np.ndarray:
        return value.dtype.kind in "biufc"
    return type(value) in (float, int, complex) or (
        isinstance(value, np.generic) and value.dtype.kind in "biufc"
    )


def _close(ours: np.ndarray, theirs: np.ndarray) -> bool:
    if ours.shape != theirs.shape or (ours.dtype != theirs.dtype and ours.ndim):
        return False
    with np.errstate(all="ignore"):
        size = np.abs(theirs[np.isfinite(theirs)]).max(initial=0.0)
        off = np.abs(np.subtract(ours, theirs, dtype=np.result_type(ours, theirs, np.float64)))
        same = (ours == theirs) | (np.isnan(ours) & np.isnan(theirs)) | (off <= _RELATIVE * size + _ABSOLUTE)
    return bool(same.all())


def _distance(ours: object, theirs: object) -> float | None:
    """Return the largest difference between two results of one form, None if their forms differ."""
    if _is_number(ours) and _is_number(theirs):
        one, other = np.asarray(ours), np.asarray(theirs)
        if one.shape != other.shape or (one.dtype != other.dtype and one.ndim):
            return None
        with np.errstate(all="ignore"):
            off = np.abs(np.subtract(one, other, dtype=np.result_type(one, other, np.float64)))
            off = np.where((one == other) | (np.isnan(one) & np.isnan(other)), 0.0, off)
            return float(np.where(np.isnan(off), np.inf, off).max(initial=0.0))
    if type(ours) in (list, tuple) and type(theirs) in (list, tuple):
        items, others = cast(Sequence[object], ours), cast(Sequence[object], theirs)
        if len(items) != len(others):
            return None
        parts = [_distance(item, other) for item, other in zip(items, others, strict=True)]
        return None if None in parts else max((part or 0.0 for part in parts), default=0.0)
    if isinstance(ours, RemoteObject) and isinstance(theirs, RemoteObject):
        return 0.0
    return 0.0 if _alike(ours, theirs) else None


def _nearness(ours: object, theirs: object) -> float:
    """Return how near a result comes to another, summed over the arrays in it."""
    if type(ours) in (list, tuple) and type(theirs) in (list, tuple):
        items, others = cast(Sequence[object], ours), cast(Sequence[object], theirs)
        return sum(map(_nearness, items, others)) if len(items) == len(others) else 0.0
    if not (_is_number(ours) and _is_number(theirs)):
        return 0.0
    one, other = np.asarray(ours, np.float64), np.asarray(theirs, np.float64)
    if one.shape != other.shape:
        return 0.0
    if _close(one, other):
        return 4.0
    size = float(np.vdot(other, other))
    with np.errstate(all="ignore"):
        factor = float(np.vdot(other, one)) / size if size else 0.0
        if not factor or not _close(one, factor * other):
            return 1.0
    return 2.0 + 0.5 * (factor > 0) + 0.5 * (abs(abs(factor) - 1.0) < _RELATIVE)


def _has_values(value: object) -> bool:
    """Tell whether a result holds numbers that are not all alike by chance, such as zeros."""
    if _is_number(value):
        array = np.asarray(value)
        return bool(array.size) and bool(np.isfinite(array).all()) and bool((array != 0).any())
    if type(value) in (list, tuple):
        return any(map(_has_values, cast(Sequence[object], value)))
    return False
