"""Judging drawn weights by their statistics; which numbers a seed gives is the submission's own
choice.

Chance fails right weights with a probability of 1.3e-11 by the variance of 4,000 normal numbers, 5e-12 by
that of 16,000, and 4e-12 by their mean or by the share near it. A run makes fewer than 40 such judgements:
all together fail one right submission in 2e9 at most.
"""

from __future__ import annotations

import numpy as np

from grader.testing import Verdict, expect

from .tolerances import DEVIATIONS


def expect_variance(weights: np.ndarray, variance: float, rule: str, what: str = "the result") -> None:
    """Judge the variance of many entries against the variance that `rule` (a formula) gives."""
    got = float(np.var(weights))
    allowed = DEVIATIONS * float(np.sqrt(2.0 / weights.size))
    message = f"the entries of {what} have variance {got:.3g}, expected {rule} = {variance:.3g}"
    right = abs(got / variance - 1.0) <= allowed
    expect(right, Verdict.WRONG_VALUE, message, f"{variance:.3g}, to {allowed:.0%}", f"{got:.3g}")


def expect_bell_curve(weights: np.ndarray) -> None:
    """Judge that many entries have mean 0, are drawn one by one, and are spread like normal numbers."""
    deviation = float(np.std(weights))
    # Not np.unique, which loads the masked arrays; without the sign, or a row could be minus another one.
    steps = np.diff(np.sort(np.abs(weights), axis=None))
    distinct = 1 + int(np.count_nonzero(steps))
    message = f"only {distinct} of the {weights.size} entries differ; draw each on its own"
    expect(
        distinct > 0.995 * weights.size,  # even float32 repeats itself in 1 of 1,000 at most
        Verdict.WRONG_VALUE,
        message,
        "all different",
        f"{distinct} values",
    )
    mean = float(weights.mean())
    allowed = DEVIATIONS * deviation / float(np.sqrt(weights.size))
    message = f"the entries have mean {mean:.3g}, expected 0"
    expect(abs(mean) <= allowed, Verdict.WRONG_VALUE, message, f"0, to {allowed:.2g}", f"{mean:.3g}")
    # 0.683 for normal numbers, 0.577 for uniform ones.
    share = float(np.mean(np.abs(weights) < deviation))
    allowed = DEVIATIONS * float(np.sqrt(0.683 * 0.317 / weights.size))
    message = (
        f"a share of {share:.3f} of the entries is within one standard deviation; normal numbers have 0.683"
    )
    expect(
        abs(share - 0.683) <= allowed,
        Verdict.WRONG_VALUE,
        message,
        f"0.683, to {allowed:.2g}",
        f"{share:.3f}",
    )
