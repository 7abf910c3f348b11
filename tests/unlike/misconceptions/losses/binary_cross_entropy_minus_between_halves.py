"""A minus stands between the two halves of the cross-entropy, where a plus belongs.

The outer minus was given to the first half alone and the second kept one: examples with the label 0
lower the loss the more wrong they are.
"""

import numpy as np
from numpy.typing import ArrayLike

from reference.losses import binary_cross_entropy as right

REPLACES = "losses.binary_cross_entropy"
FAILS = ("LOSS-BCE-1", "LOSS-BCE-2", "LOSS-BCE-3", "LOSS-BCE-5", "LOSS-BCE-6", "LOSS-BCE-7")
HINT = "Take one example with the label 0. Is its loss above 0?"


def binary_cross_entropy(prediction: ArrayLike, target: ArrayLike) -> float:
    """Return the mean cross-entropy of probabilities."""
    right(prediction, target)  # refuses what does not fit
    p = np.clip(np.asarray(prediction, dtype=np.float64), 1e-12, 1.0 - 1e-12)
    t = np.asarray(target, dtype=np.float64)
    return float(-np.mean(t * np.log(p) - (1.0 - t) * np.log1p(-p)))
