"""The gradient of a layer's biases is one number, summed over all of δ.

Each unit has a bias of its own, and its derivative is the sum of that unit's column of δ. A sum over
everything adds up the units too, and NumPy adds the same number to all biases without complaint. For
x = 1, W = [[1, 2]], a linear output and the targets 0, δ is [[1, 2]] and the gradient of half the squared
error by b is [1, 2]; here it is 3. With a single unit the number is right, but not its shape.
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
HINT = "How many biases does the layer have? Over which axis of δ are its examples?"


class MLP(TextbookMLP):
    """Backpropagation with one number for all biases of a layer."""

    def bias_gradient(self, delta: Array) -> Array:
        """Return the sum of all entries."""
        return np.asarray(np.sum(delta))
