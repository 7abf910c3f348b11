"""A sample of what passed is run again, in another worker and another order.

Whoever answers right because of what was called before, because little time has passed, or for the first
hundred calls, answers otherwise there.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from ..records import Outcome, Verdict
from ..worker.proxy import Submission
from .again import run_again
from .run import SuiteRun

_SAMPLE = 12
_WORDS = "met at first, but not when it was run again in another process and another order"


def recheck(run: SuiteRun, seed: int, open_submission: Callable[[], Submission]) -> SuiteRun:
    """Return a run in which what passed and does not pass again is nondeterministic.

    If one of the sample does not pass again, all that passed of its unit is run again, in a worker that has
    served no other unit: what another one spoiled there is not its fault.
    """
    passed = [o.test for o in run.outcomes if o.verdict is Verdict.PASSED and o.test in run.tests]
    random.Random(seed).shuffle(passed)  # noqa: S311  the same seed, the same report
    submission = open_submission()
    suspects = _failing(run, passed[:_SAMPLE], submission, seed)
    failed: dict[str, str] = {}
    for unit in dict.fromkeys(run.tests[name].unit for name in suspects):
        submission.isolate(unit)
        failed |= _failing(run, [name for name in passed if run.tests[name].unit == unit], submission, seed)
    return replace(run, outcomes=tuple(_settled(outcome, failed) for outcome in run.outcomes))


def _failing(run: SuiteRun, names: Sequence[str], submission: Submission, seed: int) -> dict[str, str]:
    """Return what is now seen of the tests that do not pass, by name."""
    failed = {}
    for name in names:
        trace = run_again(run.tests[name], submission, seed)
        if trace is None:
            failed[name] = "a result has a form that the test cannot handle"
        elif trace.failure is not None:
            failed[name] = trace.failure.message
    return failed


def _settled(outcome: Outcome, failed: dict[str, str]) -> Outcome:
    if outcome.test not in failed:
        return outcome
    message = f"{_WORDS}: {failed[outcome.test]}"
    return replace(outcome, verdict=Verdict.NONDETERMINISTIC, message=message)
