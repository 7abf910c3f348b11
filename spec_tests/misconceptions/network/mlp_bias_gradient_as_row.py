"""The gradient of the biases is a matrix with one row, of shape (1, n_out).

Summing with keepdims, or keeping biases as rows, gives the right numbers in a matrix. A gradient must
have the shape of its parameter, here (n_out,): subtracting (1, 3) from (3,) makes a matrix of the bias,
and an optimizer that compares shapes refuses it. Take y = w x with w = 1, the rows x = 1 and 2 and the
targets 0. The gradient of half the squared error by b is [1.5]; here it is [[1.5]].
"""

import numpy as np

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = (
    "NET-GRADIENTS-3",
    "NET-GRADIENTS-10",
    "NET-GRADIENTS-12",
    "NET-GRADIENTS-13",
    "NET-STATE-1",
    "NET-STATE-2",
    "NET-STATE-4",
)
HINT = "The numbers are right. Print the shapes of b and of its gradient."


class MLP(TextbookMLP):
    """Backpropagation that keeps the axis over which it sums."""

    def bias_gradient(self, delta: Array) -> Array:
        """Return the sum over the rows as a matrix with one row."""
        return np.asarray(np.sum(delta, axis=0, keepdims=True))
