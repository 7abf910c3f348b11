"""The softmax of a batch is normalised by the sum over all of its rows together.

Maximum and sum without an axis run over the whole array. For a single vector that is right; in a batch
each row must add up to 1 on its own. For the rows (0, 0) and (0, 0) the softmax is 0.5 in every entry,
and divided by the sum of all four it is 0.25. The probabilities of an example then depend on which
others are in its batch, and shrink as the batch grows.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import scores

REPLACES = "activations.softmax"
FAILS = ("ACT-SOFTMAX-1", "ACT-SOFTMAX-3", "ACT-SOFTMAX-4")
HINT = "Add up one row of the result for a batch of two. Over which axis does the sum run when none is named?"


def softmax(z: ArrayLike) -> NDArray[np.float64]:
    """Return exp(z) divided by its sum over all entries."""
    z = scores(z)
    e: NDArray[np.float64] = np.exp(z - np.max(z))
    return e / float(np.sum(e))
