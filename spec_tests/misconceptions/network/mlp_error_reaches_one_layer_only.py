"""The error is passed back to the last hidden layer and no further.

Formulas for the output layer and one hidden layer look like the whole of backpropagation, but they are
its first two steps. Each further layer needs the same step again, from its own δ; without it the layers
below keep their first weights for ever. Take a chain of three sigmoid layers with w₁ = 0.5, w₂ = w₃ = 1,
biases 0, x = 2 and the target 0. The derivatives by w₃ and w₂ are 0.1000 and 0.0238, and that by w₁ is
0.0128; here it is 0.
"""

import numpy as np

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-GRADIENTS-11", "NET-GRADIENTS-15")
HINT = "Two layers work. Once the last hidden layer's δ is there, what is the next step made of?"


class MLP(TextbookMLP):
    """Backpropagation for networks with one hidden layer, in a loop."""

    def backward_pass(self, A: list[Array], Z: list[Array], T: Array) -> list[Array]:
        """Leave 0 for the layers below the last two."""
        gradients = super().backward_pass(A, Z, T)
        return [np.zeros_like(g) for g in gradients[:-4]] + gradients[-4:]
