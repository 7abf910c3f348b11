"""The list of L2 gradients has no place for biases, only arrays for the weights.

The gradients are added to those of the loss, [dW1, db1, dW2, db2, …], place by place. A shorter list
shifts everything behind the first bias: dW2 would be added to db1, and NumPy may even broadcast that. For
a W, a b, a W and a b there should be four arrays, of which the second and the fourth are zeros; the
variant returns two.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import penalised, weights

REPLACES = "regularization.l2_gradients"
FAILS = ("REG-L2GRAD-1", "REG-L2GRAD-2", "REG-L2GRAD-4")
HINT = "With which array does the second of your gradients belong together?"


def l2_gradients(parameters: Sequence[ArrayLike], strength: float) -> list[NDArray[np.float64]]:
    """Return strength * w for the weights."""
    arrays, strength = penalised(parameters, strength)
    return [strength * w for w in weights(arrays)]
