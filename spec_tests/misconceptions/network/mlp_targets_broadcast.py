"""Targets of another shape are taken, and NumPy stretches them.

Targets of shape (m,) against outputs of shape (m, 1) do not line up row by row: NumPy makes (m, m) of
them, every output against every target. The result is a number that looks like a loss and has another
minimum, at the mean of all targets. Take y = w x with w = 1, the rows x = 1 and 2, and T = [1, 2]: it
should be refused. With T = [[1], [2]] the loss is 0, but stretched to four pairs half the squared error
is (1 + 1) / 4 = 0.5 for a perfect prediction.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-LOSS-5", "NET-GRADIENTS-14")
HINT = "Print the shape of output minus target for T of shape (m,). How many differences should there be?"


class MLP(TextbookMLP):
    """A network that takes targets of any shape that NumPy can stretch."""

    def read_batch(self, X: ArrayLike, T: ArrayLike) -> tuple[Array, Array]:
        """Return the inputs, and the targets in the shape to which they stretch against the output."""
        X = self.read(X)
        if not len(X):
            raise ValueError(f"X has shape {X.shape}, expected at least one row")
        return X, np.array(T, dtype=np.float64)

    def loss_value(self, a: Array, z: Array, T: Array) -> float:
        """Return the loss of all pairs that broadcasting makes."""
        a, z, T = np.broadcast_arrays(a, z, T)
        return super().loss_value(a, z, T)

    def output_delta(self, a: Array, z: Array, T: Array) -> Array:
        """Return the derivatives for all pairs that broadcasting makes."""
        a, z, T = np.broadcast_arrays(a, z, T)
        return super().output_delta(a, z, T)
