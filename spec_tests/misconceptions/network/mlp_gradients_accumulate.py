"""The gradients of each call are added to those of the calls before.

Backpropagation adds up contributions, over rows of a batch and over paths, but only of one call. When the
sums are kept in the object and not set back to 0, the second call returns the sum of two gradients, and
training takes larger and larger steps into old directions. Take one input, one hidden unit and one
output, all sigmoid, with w₁ = 0.5, w₂ = 1, biases 0, x = 2 and the target 0: the derivative by w₁ is
0.0582 each time; added up, the calls return 0.0582, 0.1165 and 0.1747.
"""

import numpy as np

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-STATE-1", "NET-STATE-4")
HINT = "The first call is right and the second is not. What does a sum start from?"


class MLP(TextbookMLP):
    """A network whose gradients are never set back to 0."""

    total: list[Array] | None = None

    def backward_pass(self, A: list[Array], Z: list[Array], T: Array) -> list[Array]:
        """Add the derivatives to those of all calls before."""
        gradients = super().backward_pass(A, Z, T)
        before = self.total or [np.zeros_like(g) for g in gradients]
        self.total = [old + g for old, g in zip(before, gradients, strict=True)]
        return [g.copy() for g in self.total]
