"""The gradient clips predictions at 0.01 and 0.99, and so bounds itself.

The gradient by p is steep near a wrong answer on purpose: multiplied by the flat slope of the sigmoid it
gives a step of ordinary size. For the prediction 0.001 with the label 1 it is −1 / 0.001 = −1000;
clipped at 0.01 it is −100. The product with the sigmoid's slope of 0.001 is then −0.1, where it should
be −1, and the unit that is most wrong learns ten times too slowly.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import binary_slopes, clipped, pair

REPLACES = "losses.binary_cross_entropy_gradient"
FAILS = ("LOSS-BCEGRAD-2", "LOSS-BCEGRAD-3", "LOSS-BCEGRAD-6")
HINT = "What is the gradient at p = 0.001 for the label 1? Which predictions should the clip move?"


def binary_cross_entropy_gradient(prediction: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return the gradient at the prediction, clipped to [0.01, 0.99]."""
    y, t = pair(prediction, target)
    p = clipped(y, 1e-2)
    return binary_slopes(p, t) / p.size
