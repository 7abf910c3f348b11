"""The gradient of the softmax cross-entropy is divided by all entries, classes included.

Only the rows are averaged, so the gradient is (softmax(z) − t) / m. For the scores (0, 0) and (2, 0)
with the targets (1, 0) and (0, 1) its first row is (−0.25, 0.25); divided by the four entries it is
(−0.125, 0.125). Each step of training is then too short by the number of classes, which makes a good
learning rate depend on that number.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import activations

from ._textbook import matrices

REPLACES = "losses.softmax_cross_entropy_gradient"
FAILS = ("LOSS-SOFTMAXGRAD-1", "LOSS-SOFTMAXGRAD-2", "LOSS-SOFTMAXGRAD-4")
HINT = "How large is m for scores of shape (2, 3)? A row is one example."


def softmax_cross_entropy_gradient(logits: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return softmax(z) - t, by the number of entries."""
    z, t = matrices(logits, target)
    return (activations.softmax(z) - t) / z.size
