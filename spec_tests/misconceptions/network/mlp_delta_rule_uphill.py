"""The one weight matrix has the gradient Xᵀ · 2 (t − y): the delta rule's step, which climbs if subtracted.

The rule of a single layer, w ← w + η x (t − y), adds its step, so the step has the opposite sign of a
gradient; whoever returns it as the gradient and subtracts it goes uphill. It also belongs to a linear output:
a sigmoid output brings its derivative y (1 − y), the mean over the batch divides by the number of rows, and
the bias has a gradient of its own. Take x = 2, w = 0.5, b = 0 and the target 0 with a sigmoid output and half
the squared error: y = 0.7311, and the loss grows with w at the rate 0.7311 · 0.1966 · 2 = 0.2875 (with b at
0.1437). Xᵀ · 2 (t − y) is −2.9242: descent makes w larger, and the output moves away from 0.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from reference.activations import sigmoid

from ._textbook import Array

REPLACES = "network.MLP"
FAILS = ("NET-GRADIENTS-10", "NET-GRADIENTS-14")
HINT = (
    "Take one weight and a target below the output. In which direction must the weight move, and where does "
    "w − η · gradient move it? Then differentiate the loss by hand: which factors does your gradient lack?"
)


class MLP:
    """Inputs and sigmoid outputs; the one parameter is a matrix."""

    def __init__(
        self,
        layer_sizes: Sequence[int],
        hidden: str = "sigmoid",
        output: str = "sigmoid",
        loss: str = "half_squared_error",
        seed: int = 0,
    ) -> None:
        """Draw the weights."""
        n_in, n_out = layer_sizes
        self.W: Array = np.random.default_rng(seed).standard_normal((n_in, n_out))

    def parameters(self) -> list[Array]:
        """Return the weights."""
        return [self.W.copy()]

    def set_parameters(self, parameters: Sequence[ArrayLike]) -> None:
        """Replace the weights."""
        self.W = np.array(parameters[0], dtype=float)

    def forward(self, X: ArrayLike) -> Array:
        """Return the outputs."""
        return np.asarray(sigmoid(np.asarray(X, dtype=float) @ self.W))

    def loss(self, X: ArrayLike, T: ArrayLike) -> float:
        """Return the mean squared error."""
        return float(np.mean((np.asarray(T, dtype=float) - self.forward(X)) ** 2))

    def gradients(self, X: ArrayLike, T: ArrayLike) -> list[Array]:
        """Return the step of the delta rule, with the 2 of the square."""
        error = np.asarray(T, dtype=float) - self.forward(X)
        return [np.asarray(X, dtype=float).T @ (2 * error)]
