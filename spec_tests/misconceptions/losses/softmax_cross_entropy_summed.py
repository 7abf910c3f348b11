"""The softmax cross-entropy is summed over the rows, without taking their mean.

The terms of a row are added over its classes, and the rows are averaged. For the scores (0, 0) and (2,
0) with the targets (1, 0) and (0, 1) the rows cost 0.6931 and 2.1269: their mean is 1.4100, and their
sum 2.8201. With a sum the loss depends on the size of the batch, and an untrained network of k classes
no longer starts near log k.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import class_terms, matrices

REPLACES = "losses.softmax_cross_entropy"
FAILS = ("LOSS-SOFTMAX-1", "LOSS-SOFTMAX-2", "LOSS-SOFTMAX-4")
HINT = "Give the same rows twice. Should the loss change?"


def softmax_cross_entropy(logits: ArrayLike, target: ArrayLike) -> float:
    """Return the sum of -t log(softmax(z))."""
    z, t = matrices(logits, target)
    return float(np.sum(class_terms(z, t)))
