"""The logarithm is taken of predictions that may be exactly 0 or 1.

A sigmoid rounds to exactly 1 from z = 37 on, so such predictions do occur, and log(0) is −inf. For p = 0
with the label 1 the loss becomes inf, where the contract's clip at 10⁻¹² gives 27.63. A perfect
prediction fares no better: for p = 1 with the label 1 the second half is 0 · log(0) = 0 · (−inf), which
is nan, and the loss should be 0. One such entry makes the mean of the whole batch useless.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import binary_terms, clipped, pair

REPLACES = "losses.binary_cross_entropy"
FAILS = ("LOSS-BCE-3", "LOSS-BCE-4", "LOSS-BCE-7")
HINT = (
    "What is 0 * log(0) in floating point? The contract says which prediction stands in for 0, and "
    "which for 1."
)


def binary_cross_entropy(prediction: ArrayLike, target: ArrayLike) -> float:
    """Return the mean of -(t log(p) + (1 - t) log(1 - p)), without a clip."""
    y, t = pair(prediction, target)
    p = clipped(y, 0.0)
    return float(np.mean(binary_terms(p, t)))
