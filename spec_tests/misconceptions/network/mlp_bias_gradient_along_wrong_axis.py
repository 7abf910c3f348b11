"""The gradient of the biases is summed over the units instead of the rows.

Rows of δ are examples and columns are units. A bias belongs to a unit, so its derivative is the sum of a
column. Along the other axis one gets a number for each example, which has the right shape only if the
batch has as many rows as the layer units. Take y = w x with w = 1, the rows x = 1 and 2 and the targets
0: δ is [[0.5], [1]]. The gradient of half the squared error by b is [1.5]; along the other axis it is
[0.5, 1].
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
HINT = "Does the length of your bias gradient follow the layer or the batch?"


class MLP(TextbookMLP):
    """Backpropagation that sums over the units."""

    def bias_gradient(self, delta: Array) -> Array:
        """Return the sum over each row."""
        return np.asarray(np.sum(delta, axis=1))
