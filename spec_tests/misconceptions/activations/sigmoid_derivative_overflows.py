"""The slope of the sigmoid is a quotient of exponentials that both become infinite.

By the quotient rule, the derivative of 1 / (1 + exp(−z)) is exp(−z) / (1 + exp(−z))². At z = −1000 the
numerator and the denominator overflow, and inf / inf is nan; the right value is 0, because the sigmoid
is flat there. At z = 2 the same formula gives 0.1050, as it should. One nan in one unit turns every
weight of the network into nan within a step. The derivative is the same at z and at −z, so the
exponential of −|z|, which is at most 1, is enough.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.sigmoid_derivative"
FAILS = ("ACT-SIGMOIDPRIME-2",)
HINT = "The slope at -1000 equals the slope at 1000. Which of the two can your formula evaluate?"


def sigmoid_derivative(z: ArrayLike) -> NDArray[np.float64]:
    """Return exp(-z) / (1 + exp(-z))**2."""
    e: NDArray[np.float64] = np.exp(-np.asarray(z, dtype=np.float64))
    return e / (1.0 + e) ** 2
