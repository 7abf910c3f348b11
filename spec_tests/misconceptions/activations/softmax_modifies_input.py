"""The maximum is subtracted from the scores in the caller's own array.

The probabilities are right, but `z -= …` writes into the argument. For z = (1, 2, 3) the caller's array
is (−2, −1, 0) after the call. Softmax itself does not care about a shift, which hides it; whoever reads
the scores later does: a loss from the logits that uses another formula, or a layer that keeps z for its
backward pass, now works with other numbers.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import scores

REPLACES = "activations.softmax"
FAILS = ("ACT-SOFTMAX-4", "ACT-JACOBIAN-3")
HINT = "Print z before and after the call. Which statement writes into an array that is not yours?"


def softmax(z: ArrayLike) -> NDArray[np.float64]:
    """Return the softmax over the last axis, after shifting z in place."""
    z = scores(z)
    z -= np.max(z, axis=-1, keepdims=True)
    e: NDArray[np.float64] = np.exp(z)
    total: NDArray[np.float64] = np.sum(e, axis=-1, keepdims=True)
    return e / total
