"""The gradient of the softmax cross-entropy subtracts one label from all classes of its row.

The target needs one column for each class. A column of class numbers, of shape (m, 1), is stretched over
the classes: for the scores (2, 0) with the label 1 the softmax is (0.8808, 0.1192), and 1 is subtracted
from both, which gives (−0.1192, −0.8808) before the mean over rows. Each row of the right gradient adds
up to 0, since a shift of all scores changes nothing; this one adds up to −1. The shape is right, so
nothing later will complain.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import activations

from ._textbook import any_pair, rows

REPLACES = "losses.softmax_cross_entropy_gradient"
FAILS = ("LOSS-SOFTMAXGRAD-3",)
HINT = "Add up one row of the gradient. How many columns should the target have?"


def softmax_cross_entropy_gradient(logits: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return softmax(z) - t by the rows, of whatever target broadcasts."""
    z, t = any_pair(logits, target)
    if z.ndim != 2:
        raise ValueError(f"logits has shape {z.shape}, expected two axes")
    return (activations.softmax(z) - t) / rows(z)
