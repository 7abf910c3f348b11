"""Backpropagation leaves out the derivative of the hidden activation.

The error reaches a hidden unit's output a through the weights, but W and b below it act on z, and
a = f(z) changes with z at the rate f′(z). Without that factor the error is that of a network whose hidden
layers are linear; for the sigmoid it is at least four times too large, and more where units saturate.
Take one input, one hidden unit and one output, all sigmoid, with w₁ = 0.5, w₂ = 1, biases 0, x = 2 and
the target 0: z₁ = 1, σ′(1) = 0.1966, and the derivative by w₁ is 0.0582. Without the factor it is 0.2961.
The last layer's derivatives are right, and those of a ReLU network only where every unit is active.
"""

import numpy as np

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = (
    "NET-GRADIENTS-1",
    "NET-GRADIENTS-2",
    "NET-GRADIENTS-3",
    "NET-GRADIENTS-4",
    "NET-GRADIENTS-5",
    "NET-GRADIENTS-6",
    "NET-GRADIENTS-7",
    "NET-GRADIENTS-8",
    "NET-GRADIENTS-9",
    "NET-GRADIENTS-11",
    "NET-GRADIENTS-12",
    "NET-GRADIENTS-13",
    "NET-GRADIENTS-15",
    "NET-STATE-1",
    "NET-STATE-2",
    "NET-STATE-4",
)
HINT = (
    "The last layer's gradients are right. How much does a hidden unit's output change when its z "
    "changes a little?"
)


class MLP(TextbookMLP):
    """Backpropagation without the derivative of the hidden activation."""

    def hidden_slope(self, a: Array, z: Array) -> Array:
        """Return 1 for every unit."""
        return np.ones_like(z)
