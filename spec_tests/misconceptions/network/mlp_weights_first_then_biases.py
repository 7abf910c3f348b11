"""The parameters are listed by kind: all weights first, then all biases.

parameters, set_parameters and gradients agree on one list, layer by layer: [W1, b1, W2, b2, …]. Another
order is no worse in itself, but everybody who sets parameters, updates them or penalises the weights only
has to mean the same. For layer_sizes [2, 4, 3] the shapes should be (2, 4), (4,), (4, 3), (3,); here they
are (2, 4), (4, 3), (4,), (3,), so that the second array is a matrix where a bias is expected. With a
single layer both orders are the same.
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
    "NET-INITIAL-1",
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
HINT = "Print the shapes of your parameters for layer_sizes [2, 4, 3], in order."


class MLP(TextbookMLP):
    """A network that lists its parameters by kind."""

    def set_parameters(self, parameters: Sequence[ArrayLike]) -> None:
        """Replace all parameters, given as [W1, ..., WL, b1, ..., bL]."""
        half = len(parameters) // 2
        pairs = zip(parameters[:half], parameters[half:], strict=False)
        super().set_parameters([own for pair in pairs for own in pair])

    def parameters(self) -> list[Array]:
        """Return [W1, ..., WL, b1, ..., bL]."""
        own = super().parameters()
        return own[::2] + own[1::2]

    def first_parameters(self, sizes: list[int], generator: np.random.Generator) -> list[Array]:
        """Return the parameters of a new network."""
        first = super().first_parameters(sizes, generator)
        return first[::2] + first[1::2]

    def layers(self) -> list[tuple[Array, Array]]:
        """Return W and b of each layer."""
        own = self.parameters()
        return list(zip(own[: len(own) // 2], own[len(own) // 2 :], strict=True))

    def backward_pass(self, A: list[Array], Z: list[Array], T: Array) -> list[Array]:
        """Return [dW1, ..., dWL, db1, ..., dbL]."""
        found = super().backward_pass(A, Z, T)
        return found[::2] + found[1::2]
