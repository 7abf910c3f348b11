"""The minus in front of the cross-entropy is lost, so better predictions have a higher loss.

Logarithms of probabilities are negative, and the minus turns them into costs. Without it the result is
the log-likelihood, which is to be made large. For p = (0.5, 0.8) with the labels (1, 0) the loss is
1.1513, and without the minus −1.1513. The loss of a perfect prediction is 0 either way, but here 0 is
the highest value, and gradient descent goes away from it.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import binary_terms, clipped, pair

REPLACES = "losses.binary_cross_entropy"
FAILS = ("LOSS-BCE-1", "LOSS-BCE-2", "LOSS-BCE-3", "LOSS-BCE-4", "LOSS-BCE-5", "LOSS-BCE-6", "LOSS-BCE-7")
HINT = "Can a cross-entropy be negative? Compare the loss at p = 0.9 and at p = 0.1 for the label 1."


def binary_cross_entropy(prediction: ArrayLike, target: ArrayLike) -> float:
    """Return the mean of t log(p) + (1 - t) log(1 - p)."""
    y, t = pair(prediction, target)
    return float(-np.mean(binary_terms(clipped(y), t)))
