"""Backpropagation leaves out the derivative of the output activation.

The error y − t is the derivative of the squared error by the output y, not by the output layer's z.
Between the two stands y = f(z), so the chain needs the factor f′(z). Leaving it out is right for a linear
output only. Take one input, one hidden unit and one output, all sigmoid, with w₁ = 0.5, w₂ = 1, biases 0,
x = 2 and the target 0: the output is 0.6750 and σ′ there is 0.2194, so the derivative by b₂ is
0.6750 · 0.2194 = 0.1481; without the factor it is 0.6750. Every layer below inherits the wrong factor.
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
    "NET-GRADIENTS-7",
    "NET-GRADIENTS-8",
    "NET-GRADIENTS-10",
    "NET-GRADIENTS-11",
    "NET-GRADIENTS-12",
    "NET-GRADIENTS-13",
    "NET-STATE-1",
    "NET-STATE-2",
    "NET-STATE-4",
)
HINT = (
    "Start with the output layer's bias. Which two steps lead from it to the loss, and what is the "
    "rate of each?"
)


class MLP(TextbookMLP):
    """Backpropagation without the derivative of the output activation."""

    def output_slope(self, a: Array, z: Array) -> Array:
        """Return 1 for every unit."""
        return np.ones_like(z)
