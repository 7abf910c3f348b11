"""Labels other than 1 are treated as 0, so a soft label loses one half of its cost.

A label t says with which share each of the two answers is true, and it weighs both costs: −t log(p) − (1
− t) log(1 − p). A choice between them is right for labels of exactly 0 and 1 only. For p = 0.8 with the
label 0.25 the loss is 0.25 · 0.2231 + 0.75 · 1.6094 = 1.2629; a test for t = 1 takes it for a 0 and says
1.6094. The best answer to the label 0.25 would then be p = 0 instead of 0.25.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import clipped, pair

REPLACES = "losses.binary_cross_entropy"
FAILS = ("LOSS-BCE-1", "LOSS-BCE-7")
HINT = "The contract allows labels anywhere in [0, 1]. What should a label of 0.25 cost?"


def binary_cross_entropy(prediction: ArrayLike, target: ArrayLike) -> float:
    """Return the mean of -log(p) where t is 1, and of -log(1 - p) elsewhere."""
    y, t = pair(prediction, target)
    p = clipped(y)
    return float(-np.mean(np.where(t == 1.0, np.log(p), np.log1p(-p))))
