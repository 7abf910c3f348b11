"""The gradient clips a prediction outside [0, 1] into it, instead of refusing it.

The loss is not defined for a prediction such as 1.5, and it has no gradient there. Clipped to 1 − 10⁻¹²
the prediction gets one all the same: −1 for the label 1, which says that 1.5 should become larger still,
and 10¹² for the label 0, a step that destroys all weights. The contract asks for a ValueError, which
says what went wrong where it did: usually logits were passed in the place of probabilities.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import binary_slopes, pair

REPLACES = "losses.binary_cross_entropy_gradient"
FAILS = ("LOSS-BCEGRAD-4",)
HINT = "Is there a gradient where the loss is not defined? Check the range before you clip."


def binary_cross_entropy_gradient(prediction: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return the gradient at whatever is predicted, moved into [1e-12, 1 - 1e-12]."""
    y, t = pair(prediction, target)
    p = np.clip(y, 1e-12, 1.0 - 1e-12)
    return binary_slopes(p, t) / p.size
