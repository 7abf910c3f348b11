"""The gradient of a bias is averaged over the batch a second time.

The 1/m of the average is contained in δ already, since it comes from the loss, so the bias needs the sum
of its rows, just as the product for W sums over them. With the mean, biases learn m times more slowly
than weights, and for one row nothing shows. Take y = w x with w = 1, the rows x = 1 and 2 and the targets
0: δ is 0.5 and 1. The derivative of half the squared error by the bias is their sum 1.5; their mean is
0.75.
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
HINT = "The weights' gradients are right for a batch. Where is their 1/m, and does δ need another?"


class MLP(TextbookMLP):
    """Backpropagation that averages once more for the biases."""

    def bias_gradient(self, delta: Array) -> Array:
        """Return the mean over the rows."""
        return np.asarray(np.mean(delta, axis=0))
