"""parameters returns the arrays that the network computes with instead of copies.

A list of arrays that is returned still holds the network's own memory. Whoever writes into it, for
example p −= η g in a loop over the parameters, has changed the network without set_parameters, and a
snapshot of the best weights so far follows them instead of staying. Take a linear network with W = [[2]]
and b = [0]: its output at x = 3 is 6. After 1 is subtracted from parameters()[0] in place it should still
be 6, but is 3.
"""

from collections.abc import Sequence

from numpy.typing import ArrayLike

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-PARAMETERS-2",)
HINT = "Write zeros into everything that parameters returned. Should the network notice?"


class MLP(TextbookMLP):
    """A network that hands its own arrays out."""

    live: Sequence[Array] = ()

    def set_parameters(self, parameters: Sequence[ArrayLike]) -> None:
        """Keep copies of the arrays, if they fit."""
        super().set_parameters(parameters)
        self.live = super().parameters()

    def parameters(self) -> list[Array]:
        """Return the arrays that the network computes with."""
        return list(self.live or super().parameters())
