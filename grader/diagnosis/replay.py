"""Running failed tests against variants of the reference, and comparing what both saw, call by call."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import cast

from ..course import Course
from ..misconceptions import Misconception
from ..records import Verdict
from ..suite.again import PlainTest, Trace, run_again
from ..worker.proxy import Call, CallLog, Submission
from ..worker.session import Session
from .alike import RELATIVE, TIGHT, distance, entrywise, has_values, nearness, same_call
from .evidence import Evidence
from .lab import Lab
from .local import LocalSession

# A variant explains a wrong value only if it comes this much closer to it than the right value does:
# what is merely imprecise is close to everything.
_EXPLAINED = 0.05
_ABOUT_VALUES = (Verdict.WRONG_VALUE, Verdict.NEAR_MISS)
_Cases = tuple[tuple[Call, ...], ...]


class Agreement(Enum):
    """How well a variant reproduces what a test saw."""

    NONE = 0
    KIND = 1  # the same errors, types and flags
    VALUE = 2  # the same wrong values


class Replayer:
    """Replays tests on a private copy of the reference; remembers what it has replayed.

    A replay ends at the first call that comes out otherwise than was seen: most misconceptions are out of the
    question there. `replays` counts the runs, for a budget that does not depend on the machine.
    """

    def __init__(self, course: Course, seed: int) -> None:
        self._lab = Lab(course)
        self._seed = seed
        session = LocalSession(self._lab.modules)
        self._submission = _Watched(cast(Session, session), course.unit_names)
        self._known: dict[tuple[str, ...], Trace | None] = {}
        self._right: dict[str, Trace | None] = {}
        self.replays = 0

    def agreement(self, item: Evidence, misconceptions: Sequence[Misconception]) -> Agreement:
        """Tell whether the reference with these misconceptions behaves in a test as was seen.

        What is known to differ from call to call must do so here too.
        """
        seen = item.trace.failure
        if item.changes:
            return self._changes_alike(item.test, misconceptions)
        replayed = self._replay(item, misconceptions)
        if replayed is None or replayed.failure is None or seen is None:
            return Agreement.NONE
        if replayed.failure.verdict is not seen.verdict or not _same_form(item.trace, replayed):
            return Agreement.NONE
        right = self._run_right(item.test)
        cases = item.trace.cases, replayed.cases, right.cases if right is not None else ()
        agreement = _agree_in_wrong(*cases)
        if agreement is Agreement.KIND and seen.verdict in _ABOUT_VALUES:
            return _agree_in_small(*cases)
        return agreement

    def nearness(self, item: Evidence, misconceptions: Sequence[Misconception]) -> float | None:
        """Return how near these misconceptions come to the first wrong result of a test, more is nearer.

        None if that result holds no numbers, or something else is different before it.
        """
        wrong = self._first_wrong(item)
        replayed = self._replay(item, misconceptions)
        if wrong is None or replayed is None:
            return None
        ours, theirs = _call_at(item.trace.cases, wrong), _call_at(replayed.cases, wrong)
        if ours is None or theirs is None or ours.function != theirs.function or theirs.failure:
            return None
        return nearness(ours.result, theirs.result)

    def changes(self, item: Evidence, misconception: Misconception) -> bool:
        """Tell whether a misconception changes the result that is the first wrong one of a test."""
        wrong = self._first_wrong(item)
        right, replayed = self._replay(item, ()), self._replay(item, (misconception,))
        if wrong is None or right is None or replayed is None:
            return False
        ours, theirs = _call_at(right.cases, wrong), _call_at(replayed.cases, wrong)
        return ours is not None and theirs is not None and not same_call(ours, theirs)

    def _first_wrong(self, item: Evidence) -> tuple[int, int] | None:
        """Return case and position of the first call that came out otherwise than the reference's."""
        right = self._replay(item, ())
        if right is None or item.changes:
            return None
        for case, calls in enumerate(zip(item.trace.cases, right.cases, strict=False)):
            for position, (ours, reference) in enumerate(zip(*calls, strict=False)):
                if not same_call(ours, reference):
                    telling = ours.failure is None and ours.function == reference.function
                    return (case, position) if telling and has_values(ours.result) else None
        return None

    def _changes_alike(self, test: PlainTest, misconceptions: Sequence[Misconception]) -> Agreement:
        one, other = self._run(test, misconceptions), self._run(test, misconceptions)
        if one is None or one.failure is None:
            return Agreement.NONE
        return Agreement.NONE if other is not None and _is_same(one, other) else Agreement.KIND

    def _replay(self, item: Evidence, misconceptions: Sequence[Misconception]) -> Trace | None:
        """Run a test until something is otherwise than was seen; the call where it is so is the last."""
        key = (item.test.name, *(misconception.id for misconception in misconceptions))
        if key not in self._known:
            self._known[key] = self._run(item.test, misconceptions, item.trace.cases)
        return self._known[key]

    def _run_right(self, test: PlainTest) -> Trace | None:
        if test.name not in self._right:
            self._right[test.name] = self._run(test, ())
        return self._right[test.name]

    def _run(
        self, test: PlainTest, misconceptions: Sequence[Misconception], seen: _Cases | None = None
    ) -> Trace | None:
        self.replays += 1
        with self._lab.holding(misconceptions):
            self._submission.watch(seen)
            try:
                return run_again(test, self._submission, self._seed)
            except _Otherwise:
                return Trace(None, self._submission.cases)


class _Otherwise(BaseException):
    """Ends a replay from within; not an Exception, which a test could take for its submission's."""


class _Watched(Submission):
    """A submission whose calls are compared with those of another as they come."""

    def watch(self, seen: _Cases | None) -> None:
        """Compare what is called from now on with `seen`, with nothing for None."""
        self._seen = seen
        self._finished: list[tuple[Call, ...]] = []
        self._begun = False

    @property
    def cases(self) -> _Cases:
        """What was called since then, case by case."""
        return (*self._finished, tuple(self.log.calls))

    def rewind(self) -> CallLog:
        """Start the log anew, as the tests do before each case."""
        old = super().rewind()
        if self._begun:
            self._finished.append(tuple(old.calls))
        self._begun = True
        return old

    def note(self, call: Call) -> None:
        """Log a call; raises _Otherwise if it is not the one that was seen here."""
        super().note(call)
        if self._seen is None:
            return
        place = len(self._finished), len(self.log.calls) - 1
        seen = _call_at(self._seen, place)
        if seen is None or not same_call(seen, call):
            raise _Otherwise


def _call_at(cases: _Cases, place: tuple[int, int]) -> Call | None:
    case, position = place
    return cases[case][position] if len(cases) > case and len(cases[case]) > position else None


def _same_form(ours: Trace, theirs: Trace) -> bool:
    return list(map(len, ours.cases)) == list(map(len, theirs.cases))


def _is_same(ours: Trace, theirs: Trace) -> bool:
    """Tell whether two runs of a test saw the same."""
    pairs = zip(ours.cases, theirs.cases, strict=False)
    return _same_form(ours, theirs) and all(all(map(same_call, *pair)) for pair in pairs)


def _agree_in_wrong(seen: _Cases, replayed: _Cases, right: _Cases) -> Agreement:
    """Compare the results that are wrong with those that are alike, in view of the right ones."""
    # A result may be wrong by so little that only a closer look shows it; rounding may show there, too.
    for relative in (RELATIVE, TIGHT):
        found = []
        for cases in zip(seen, replayed, right, strict=False):
            for ours, theirs, reference in zip(*cases, strict=False):
                if not same_call(ours, reference, relative):
                    found.append(_agree_in_call(ours, theirs, reference))
                    break  # from here on the reference may have been asked other things
        if found:
            return Agreement.NONE if Agreement.NONE in found else max(found, key=lambda a: a.value)
    return Agreement.KIND


def _agree_in_small(seen: _Cases, replayed: _Cases, right: _Cases) -> Agreement:
    """Compare results entry by entry: one that is tiny may be wrong altogether, beside large ones."""
    found = Agreement.KIND
    for cases in zip(seen, replayed, right, strict=False):
        for ours, theirs, reference in zip(*cases, strict=False):
            deviation = entrywise(ours.result, reference.result)
            if deviation > RELATIVE:
                if entrywise(ours.result, theirs.result) > _EXPLAINED * min(deviation, 1.0):
                    return Agreement.NONE
                found = Agreement.VALUE
                break
    return found


def _agree_in_call(ours: Call, theirs: Call, reference: Call) -> Agreement:
    """Compare a result that is wrong with one that is alike, in view of the right one."""
    if ours.failure is not None:
        return Agreement.KIND
    if reference.failure is None:
        deviation = distance(ours.result, reference.result)
        if deviation == 0:  # right, but something else was seen of it
            return Agreement.KIND
        if deviation is not None:
            rest = distance(ours.result, theirs.result)
            explained = rest is not None and rest <= _EXPLAINED * deviation
            return Agreement.VALUE if explained else Agreement.NONE
    # Another type or shape, or no error where there should be one: the values themselves are the evidence.
    return Agreement.VALUE if has_values(ours.result) else Agreement.KIND
