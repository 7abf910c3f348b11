"""Predictions are clipped at 0.01 and 0.99, which changes predictions that are no problem.

The clip is there for the logarithm of 0 only. At 10⁻² it moves honest predictions: for p = 0.001 with
the label 1 the loss is 6.91, and after the clip 4.61. A perfect prediction costs −log(0.99) = 0.0101
instead of 0, so a curve of the loss never reaches 0, and between 0.99 and 1 nothing improves any more.
At 10⁻¹² the clip touches only what lies closer to 0 or 1 than any sensible model would say.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import binary_terms, clipped, pair

REPLACES = "losses.binary_cross_entropy"
FAILS = ("LOSS-BCE-2", "LOSS-BCE-3", "LOSS-BCE-4", "LOSS-BCE-7")
HINT = "What is the loss of a perfect prediction? Whose values should the clip change at all?"


def binary_cross_entropy(prediction: ArrayLike, target: ArrayLike) -> float:
    """Return the mean cross-entropy of the prediction, clipped to [0.01, 0.99]."""
    y, t = pair(prediction, target)
    return float(np.mean(binary_terms(clipped(y, 1e-2), t)))
