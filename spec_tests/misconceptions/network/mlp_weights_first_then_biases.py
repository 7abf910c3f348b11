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
FAILS = ("?",)
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
