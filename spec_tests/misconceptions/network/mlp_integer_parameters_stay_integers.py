"""Parameters that are set as integers are kept as integers.

NumPy gives an array the type of what it is made of. Weights set as [[1], [2]] become whole numbers, and
stay so for everybody who reads them: half of a gradient cannot be added to them in place, and what is
written into them is cut off. From W = [1, 2], a step of −0.1 times the gradient [3, 4] leads to [0.7,
1.6]; stored into an array of integers that is [0, 1]. The contract asks for float64, whatever was set.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-SET-1",)
HINT = "Set lists of whole numbers and print the dtype of what parameters returns."


class MLP(TextbookMLP):
    """A network that keeps arrays in the type in which they come."""

    typed: Sequence[NDArray[Any]] = ()

    def set_parameters(self, parameters: Sequence[ArrayLike]) -> None:
        """Keep copies, if they fit."""
        super().set_parameters(parameters)
        self.typed = [np.array(new) for new in parameters]

    def parameters(self) -> list[Array]:
        """Return copies of what is kept."""
        return [own.copy() for own in self.typed] or super().parameters()
