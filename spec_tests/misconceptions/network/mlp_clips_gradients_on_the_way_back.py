"""Errors are cut off at a fixed size while they are passed back.

Clipping is a step of its own that a training loop may take with the finished gradients. Inside of
backpropagation it changes what is computed: all layers below get the derivative of no function, and
nobody can ask how large the gradients really are. Take a ReLU unit with w₁ = 2 below a linear output with
w₂ = 4, biases 0, x = 1 and the target 0: the output is 8, and the derivative of half the squared error by
w₁ is 8 · 4 = 32. Cut off at 5, it is 5.
"""

import numpy as np

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-GRADIENTS-15",)
HINT = "Large gradients are right when the loss is steep. Do yours stop growing at some size?"


class MLP(TextbookMLP):
    """Backpropagation that cuts large entries off at each layer."""

    def propagated(self, delta: Array, W: Array) -> Array:
        """Return what is passed back, cut off at 5 and at -5."""
        return np.clip(super().propagated(delta, W), -5.0, 5.0)
