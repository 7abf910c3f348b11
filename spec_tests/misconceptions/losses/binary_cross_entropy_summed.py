"""The cross-entropies are summed, without taking their mean.

The loss is the mean over all entries, so that it does not grow with the batch. For p = (0.5, 0.8) with
the labels (1, 0) the entries cost 0.6931 and 1.6094: the mean is 1.1513, and the sum 2.3026. A network
that says 0.5 to everything has the mean log 2 = 0.6931 whatever the batch, which makes it easy to see
whether another has learned anything; with a sum that landmark is gone.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import binary_terms, clipped, pair

REPLACES = "losses.binary_cross_entropy"
FAILS = ("LOSS-BCE-1", "LOSS-BCE-2", "LOSS-BCE-3", "LOSS-BCE-7")
HINT = "Give the same rows twice. Should the loss change?"


def binary_cross_entropy(prediction: ArrayLike, target: ArrayLike) -> float:
    """Return the sum of -(t log(p) + (1 - t) log(1 - p))."""
    y, t = pair(prediction, target)
    return float(np.sum(binary_terms(clipped(y), t)))
