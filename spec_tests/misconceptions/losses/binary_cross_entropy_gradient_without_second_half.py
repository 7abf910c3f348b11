"""The gradient is −t / p alone, without the part for the label 0.

Where the label is 0 the loss is −log(1 − p), whose derivative is 1 / (1 − p). Without it the gradient
there is 0, and nothing ever pushes the prediction of a 0 down. For p = (0.5, 0.8) with the labels (1, 0)
the gradient of the mean is (−1, 2.5), and −t / p gives (−1, 0). A network trained this way drifts to
answering 1 for everything.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import clipped, pair

REPLACES = "losses.binary_cross_entropy_gradient"
FAILS = (
    "LOSS-BCEGRAD-1",
    "LOSS-BCEGRAD-2",
    "LOSS-BCEGRAD-3",
    "LOSS-BCEGRAD-4",
    "LOSS-BCEGRAD-5",
    "LOSS-BCEGRAD-6",
)
HINT = "For a label of 0, in which direction should p = 0.8 be moved, and what does your gradient say?"


def binary_cross_entropy_gradient(prediction: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return -t / p, by the number of entries."""
    y, t = pair(prediction, target)
    p = clipped(y)
    return -t / p / p.size
