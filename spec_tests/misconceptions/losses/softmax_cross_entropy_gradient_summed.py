"""The gradient is softmax(z) − t, without the average over the rows.

The short formula is the gradient of one row; the loss is the mean of m rows, which divides it by m. For
the scores (0, 0) and (2, 0) with the targets (1, 0) and (0, 1) the first row of the gradient is (−0.25,
0.25), and without the average (−0.5, 0.5). The steps of training then grow with the batch. For a single
row the mistake does not show.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import activations

from ._textbook import matrices

REPLACES = "losses.softmax_cross_entropy_gradient"
FAILS = ("LOSS-SOFTMAXGRAD-1", "LOSS-SOFTMAXGRAD-2", "LOSS-SOFTMAXGRAD-4")
HINT = "The loss is a mean over rows. What has become of m in the gradient?"


def softmax_cross_entropy_gradient(logits: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return softmax(z) - t."""
    z, t = matrices(logits, target)
    return activations.softmax(z) - t
