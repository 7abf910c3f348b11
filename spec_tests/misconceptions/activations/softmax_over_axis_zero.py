"""The softmax of a batch is taken down the columns instead of along each row.

A row holds the scores of one example, so each row must add up to 1. Normalised over axis 0, the examples
compete with each other for each class. For the rows (0, 1) and (0, 1) the softmax is (0.2689, 0.7311) in
each, and down the columns it is 0.5 everywhere. For a single vector the two are the same, so the mistake
shows only with a batch, and a batch of one then gets 1 for every class.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import scores

REPLACES = "activations.softmax"
FAILS = ("ACT-SOFTMAX-1", "ACT-SOFTMAX-3", "ACT-SOFTMAX-4")
HINT = "Add up each row of the result, and each column. Which of them is one example's distribution?"


def softmax(z: ArrayLike) -> NDArray[np.float64]:
    """Return exp(z) divided by its sum over the first axis."""
    z = scores(z)
    e: NDArray[np.float64] = np.exp(z - np.max(z, axis=0, keepdims=True))
    total: NDArray[np.float64] = np.sum(e, axis=0, keepdims=True)
    return e / total
