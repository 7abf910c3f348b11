"""The gradients of the biases are 0, so that biases never learn.

A bias is a parameter like the weights: it is added to z, so the loss changes with it as it changes with
z. With 0 in its place the biases stay at their first values for ever, and a network whose biases start at
0 can only learn functions in which all units are centred at the origin. Take one input, one hidden unit
and one output, all sigmoid, with w₁ = 0.5, w₂ = 1, biases 0, x = 2 and the target 0: the derivative by b₂
is 0.1481 and that by b₁ is 0.0291; here both are 0.
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
HINT = "Move one bias a little. Does the loss stay the same?"


class MLP(TextbookMLP):
    """Backpropagation for weights only."""

    def bias_gradient(self, delta: Array) -> Array:
        """Return 0 for each bias."""
        return np.zeros(delta.shape[1])
