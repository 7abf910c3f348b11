"""Predictions are clipped at 10⁻⁷, as single precision needs, not at 10⁻¹².

The margin of 10⁻⁷ is about the resolution of float32 next to 1, and frameworks that compute in it use
such a value. In float64 the contract clips at 10⁻¹², and results should agree with it. For p = 10⁻⁹ with
the label 1 the loss is 20.72, and clipped at 10⁻⁷ it is 16.12; for a wrong prediction of exactly 0 it is
16.12 in place of 27.63. A perfect prediction costs 10⁻⁷, where at most 10⁻⁹ is allowed.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import binary_terms, clipped, pair

REPLACES = "losses.binary_cross_entropy"
FAILS = ("LOSS-BCE-2", "LOSS-BCE-3", "LOSS-BCE-4", "LOSS-BCE-7")
HINT = "At which number does the contract clip? Compare the loss at p = 1e-9 with -log(1e-9)."


def binary_cross_entropy(prediction: ArrayLike, target: ArrayLike) -> float:
    """Return the mean cross-entropy of the prediction, clipped at 1e-7."""
    y, t = pair(prediction, target)
    return float(np.mean(binary_terms(clipped(y, 1e-7), t)))
