"""The cross-entropy is −t log(p) alone, without the part for the label 0.

The label chooses between two costs: −log(p) if it is 1, −log(1 − p) if it is 0. Without the second part,
whatever is predicted for a 0 is free. For p = (0.5, 0.8) with the labels (1, 0) the costs are 0.6931 and
1.6094, and their mean is 1.1513; without the second part it is 0.3466. The best a network can do with
such a loss is to answer 1 always. The shorter formula belongs to one-hot targets of several classes,
where every class has an output of its own.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import clipped, pair

REPLACES = "losses.binary_cross_entropy"
FAILS = ("LOSS-BCE-1", "LOSS-BCE-2", "LOSS-BCE-3", "LOSS-BCE-5", "LOSS-BCE-6", "LOSS-BCE-7")
HINT = "What does a prediction of 0.99 cost if the label is 0?"


def binary_cross_entropy(prediction: ArrayLike, target: ArrayLike) -> float:
    """Return the mean of -t log(p)."""
    y, t = pair(prediction, target)
    return float(-np.mean(t * np.log(clipped(y))))
