"""A small number is added inside the logarithms, instead of clipping the prediction.

Adding 10⁻⁸ makes log(0) finite, but it shifts every prediction, not only those at the ends. For p = 0.5
the loss is off by 2 · 10⁻⁸, and at p = 10⁻⁸ the probability is doubled. A perfect prediction costs
−log(1 + 10⁻⁸) = −10⁻⁸: a cross-entropy below 0. A wrong prediction of exactly 0 costs 18.42, where the
clip at 10⁻¹² gives 27.63.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import clipped, pair

REPLACES = "losses.binary_cross_entropy"
FAILS = ("LOSS-BCE-1", "LOSS-BCE-2", "LOSS-BCE-3", "LOSS-BCE-4", "LOSS-BCE-5", "LOSS-BCE-6", "LOSS-BCE-7")
HINT = "What is the loss of a perfect prediction, and can a cross-entropy be negative?"


def binary_cross_entropy(prediction: ArrayLike, target: ArrayLike) -> float:
    """Return the mean of -(t log(p + 1e-8) + (1 - t) log(1 - p + 1e-8))."""
    y, t = pair(prediction, target)
    p = clipped(y, 0.0)
    return float(-np.mean(t * np.log(p + 1e-8) + (1.0 - t) * np.log(1.0 - p + 1e-8)))
