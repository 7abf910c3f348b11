"""Running a rule on many cases; confirming a failure, then making it small.

Nothing is reported on one sight: a rule that fails is run again on the same case, and a submission that
answers differently the second time is nondeterministic, not wrong.
"""

from __future__ import annotations

import random
import time
import zlib
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import numpy as np

from ..records import Verdict
from ..worker.failures import CallFailed
from ..worker.proxy import Call, Submission
from .failure import Failure
from .sources import Case, RandomSource, ShrinkingSource, SimpleSource

T = TypeVar("T")

# Counted, not timed: a budget in seconds would make the report depend on the machine.
_ATTEMPTS_PER_FAILURE = 150
_ATTEMPTS_PER_RUN = 1500
# The exception: attempts take about a millisecond each, and a submission that takes a hundred times as long
# must not keep its grader for minutes.
_SECONDS_PER_RUN = 30.0
_SIMPLE_CASES = 6
_FINAL = frozenset({Verdict.TIMED_OUT, Verdict.DIED, Verdict.NOT_IMPLEMENTED, Verdict.IMPORT_ERROR})

Verdicted = Failure | CallFailed


class _Spent(BaseException):
    """Ends a search from within; Hypothesis takes any Exception for the test's own failure."""


class Shrinker:
    """The attempts at smaller counterexamples that are left for this run."""

    def __init__(self) -> None:
        self.left = _ATTEMPTS_PER_RUN
        self.seconds = _SECONDS_PER_RUN

    def take(self) -> int:
        """Set aside the attempts for one failure."""
        share = min(self.left, _ATTEMPTS_PER_FAILURE)
        self.left -= share
        return share


class Trial:
    """The fixture `for_all`: judges a rule on many drawn cases of one test.

    Called as `for_all(rule, case, count=…)`: `case` draws an input from a Source and `rule` judges it, by
    raising Failure. The draws depend on the run's seed and the test's name only. At first sight, when the
    test will be run again should it fail, a failure is neither confirmed nor made small. In a survey the
    calls of every case are collected in `surveyed`, and the first failure waits until all were seen.
    """

    def __init__(self, submission: Submission, seed: int, test: str, shrinker: Shrinker) -> None:
        self._submission = submission
        self._entropy = (seed, zlib.crc32(test.encode()))
        self._shrinker = shrinker
        self.confirmed = False
        self.surveyed: list[tuple[Call, ...]] | None = None
        self.first_sight = False

    def __call__(self, rule: Callable[[T], None], case: Case[T], count: int = 3) -> None:
        """Judge `rule` on `count` cases; raises what the smallest failure found raises."""
        if self.surveyed is not None:
            self._survey(self.surveyed, rule, case, count)
            return
        for number in range(count):
            # The same numbers again for every attempt at this case, so that a second run is the same call.
            attempt = partial(self._attempt, rule, case, (*self._entropy, number))
            try:
                attempt()
            except (Failure, CallFailed) as failure:
                if self.first_sight:
                    raise
                self.confirmed = True
                if not is_final(failure):
                    self._submission.rewind()
                    confirm(failure, attempt)
                    self._shrink(rule, case, failure)
                    # Nothing smaller shows it: say it with the case that did, whose calls are logged last.
                    self._submission.rewind()
                    attempt()
                raise
            self._submission.rewind()

    def _survey(
        self, surveyed: list[tuple[Call, ...]], rule: Callable[[T], None], case: Case[T], count: int
    ) -> None:
        first: Verdicted | None = None
        surveyed.append(tuple(self._submission.rewind().calls))
        for number in range(count):
            try:
                self._attempt(rule, case, (*self._entropy, number))
            except (Failure, CallFailed) as failure:
                first = first or failure
            surveyed.append(tuple(self._submission.rewind().calls))
        if first is not None:
            raise first

    def _attempt(self, rule: Callable[[T], None], case: Case[T], entropy: tuple[int, ...]) -> None:
        rule(case(RandomSource(np.random.default_rng(entropy))))

    def _shrink(self, rule: Callable[[T], None], case: Case[T], failure: Verdicted) -> None:
        """Raise a smaller failure of the same verdict: what Hypothesis finds, or else a simple case."""
        if self._shrinker.left > 0 and self._shrinker.seconds > 0:
            smallest = _find_smallest(self._submission, rule, case, failure, self._shrinker, self._entropy)
            if smallest is not None:
                self._submission.rewind()
                rule(smallest[0])
        # No attempts are left, or Hypothesis found nothing: any simple case is better than a drawn one.
        for number in range(_SIMPLE_CASES):
            value = case(SimpleSource(np.random.default_rng((*self._entropy, number))))
            self._submission.rewind()
            try:
                rule(value)
            except (Failure, CallFailed) as simple:
                if simple.verdict == failure.verdict:
                    raise


def confirm(failure: Verdicted, again: Callable[[], None]) -> None:
    """Run a failed rule a second time; raise Failure(nondeterministic) if it does not fail alike."""
    try:
        again()
    except (Failure, CallFailed) as second:
        if _evidence(second) == _evidence(failure) or is_final(second):
            return
        first_text, second_text = _shown(failure), _shown(second)
        message = "two identical calls gave different results"
        raise Failure(Verdict.NONDETERMINISTIC, message, first_text, second_text) from None
    message = "two identical calls gave different results: the first was wrong, the second right"
    raise Failure(Verdict.NONDETERMINISTIC, message, got=_shown(failure)) from None


def is_final(failure: Verdicted) -> bool:
    """Tell whether running it again could only cost time."""
    return failure.verdict in _FINAL


def _find_smallest(
    submission: Submission,
    rule: Callable[[T], None],
    case: Case[T],
    failure: Verdicted,
    shrinker: Shrinker,
    entropy: tuple[int, int],
) -> tuple[T] | None:
    # Loaded on the first failure only: a correct submission never pays for Hypothesis.
    from hypothesis import HealthCheck, Phase, find, settings, strategies
    from hypothesis.errors import Flaky, NoSuchExample

    left = shrinker.take()
    started = time.monotonic()
    smallest: tuple[T] | None = None

    def fails_alike(value: T) -> bool:
        nonlocal left, smallest
        if left <= 0 or time.monotonic() - started > shrinker.seconds:
            raise _Spent
        left -= 1
        submission.rewind()
        try:
            rule(value)
        except (Failure, CallFailed) as smaller:
            if smaller.verdict == failure.verdict:
                smallest = (value,)
                return True
        return False

    @strategies.composite
    def cases(draw: Callable[..., Any], /) -> T:
        return case(ShrinkingSource(draw))

    quiet = settings(
        max_examples=max(left, 1),
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    try:
        return (find(cases(), fails_alike, settings=quiet, random=random.Random(repr(entropy))),)  # noqa: S311
    except NoSuchExample:
        return None
    except (_Spent, Flaky):  # out of attempts, or a submission that changes its mind: keep what was found
        return smallest
    finally:
        shrinker.seconds -= time.monotonic() - started


def _evidence(failure: Verdicted) -> tuple[object, ...]:
    """Return what a second run must show again; how an error is worded, or what was let through, may vary."""
    if isinstance(failure, CallFailed) or failure.verdict in (Verdict.RAISED, Verdict.MISSING_ERROR):
        return (failure.verdict,)
    return failure.evidence


def _shown(failure: Verdicted) -> str:
    return (failure.got if isinstance(failure, Failure) else "") or failure.message
