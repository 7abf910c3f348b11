"""set_parameters keeps the caller's arrays instead of copies.

Assigning an array to an attribute copies nothing: from then on caller and network share one block of
memory. Whatever the caller writes into it later, such as the next step of an optimizer that works in
place, changes the network behind its back. Set W = [[2]] and b = [0] for a linear network with one input;
at x = 3 its output is 6. If the caller then writes 10 into the array, the output should stay 6, but
becomes 30.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-SET-2",)
HINT = "Change an array after you have set it, and look at the network's parameters."


class MLP(TextbookMLP):
    """A network that computes with the caller's arrays."""

    referenced: Sequence[ArrayLike] = ()

    def set_parameters(self, parameters: Sequence[ArrayLike]) -> None:
        """Keep the arrays themselves, if they fit."""
        super().set_parameters(parameters)
        self.referenced = list(parameters)

    def parameters(self) -> list[Array]:
        """Return copies of what is kept."""
        return [np.array(own, dtype=np.float64) for own in self.referenced] or super().parameters()
