"""The weights are kept as (n_out, n_in), for z = W a with examples in columns.

Books differ: with an example in a column a layer is z = W a and W has a row for each unit; with an
example in a row it is z = a W and W has a column for each unit. Both are right, but everybody who sets,
reads or updates parameters has to mean the same, and here W has the shape (n_in, n_out). For layer_sizes
[2, 3, 1] the shapes of the parameters are (2, 3), (3,), (3, 1), (1,); in the other convention the weights
are (3, 2) and (1, 3).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = (
    "NET-MLP-1",
    "NET-MLP-2",
    "NET-MLP-3",
    "NET-MLP-4",
    "NET-MLP-5",
    "NET-INITIAL-2",
    "NET-INITIAL-3",
    "NET-INITIAL-4",
    "NET-INITIAL-5",
    "NET-FORWARD-1",
    "NET-FORWARD-2",
    "NET-FORWARD-3",
    "NET-FORWARD-4",
    "NET-LOSS-1",
    "NET-LOSS-2",
    "NET-LOSS-3",
    "NET-LOSS-4",
    "NET-LOSS-7",
    "NET-GRADIENTS-1",
    "NET-GRADIENTS-2",
    "NET-GRADIENTS-3",
    "NET-GRADIENTS-4",
    "NET-GRADIENTS-5",
    "NET-GRADIENTS-6",
    "NET-GRADIENTS-7",
    "NET-GRADIENTS-8",
    "NET-GRADIENTS-9",
    "NET-GRADIENTS-10",
    "NET-GRADIENTS-11",
    "NET-GRADIENTS-12",
    "NET-GRADIENTS-13",
    "NET-GRADIENTS-15",
    "NET-PARAMETERS-1",
    "NET-PARAMETERS-2",
    "NET-SET-1",
    "NET-SET-2",
    "NET-SET-3",
    "NET-SET-4",
    "NET-STATE-1",
    "NET-STATE-2",
    "NET-STATE-3",
    "NET-STATE-4",
)
HINT = "Print the shapes of your parameters for layer_sizes [2, 3, 1], and compare with the template's."


class MLP(TextbookMLP):
    """A network with one row of W for each output, for inputs in columns."""

    def set_parameters(self, parameters: Sequence[ArrayLike]) -> None:
        """Replace all parameters, each W of shape (n_out, n_in)."""
        super().set_parameters([np.array(p, dtype=np.float64).T for p in parameters])

    def parameters(self) -> list[Array]:
        """Return the parameters, each W of shape (n_out, n_in)."""
        return [p.T.copy() for p in super().parameters()]

    def first_weights(self, n_in: int, n_out: int, name: str, generator: np.random.Generator) -> Array:
        """Return the first weights of a layer."""
        return super().first_weights(n_in, n_out, name, generator).T

    def preactivation(self, a: Array, W: Array, b: Array) -> Array:
        """Return a layer's z."""
        return super().preactivation(a, W.T, b)

    def propagated(self, delta: Array, W: Array) -> Array:
        """Return the derivative by a layer's input."""
        return super().propagated(delta, W.T)

    def weight_gradient(self, a: Array, delta: Array) -> Array:
        """Return the derivative by a layer's W."""
        return super().weight_gradient(a, delta).T
