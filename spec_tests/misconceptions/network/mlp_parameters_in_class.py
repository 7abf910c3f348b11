"""The parameters are stored in the class, so that all networks share them.

A list or dictionary made in the body of the class exists once, however many networks there are. Setting
the parameters of one sets those of all, and a network made later replaces them with its first weights.
Give a linear network with one input W = [[2]] and b = [0]: its output at x = 3 is 6. Then make a second
network and give it W = [[5]]. The first one's output should still be 6; here it is 15.
"""

from collections.abc import Sequence
from typing import ClassVar

from numpy.typing import ArrayLike

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-STATE-3",)
HINT = "Make two networks and set the parameters of the second. Which object does each list belong to?"


class MLP(TextbookMLP):
    """A network that shares its parameters with all others."""

    everywhere: ClassVar[dict[str, list[Array]]] = {}

    def set_parameters(self, parameters: Sequence[ArrayLike]) -> None:
        """Keep copies in the class, if they fit."""
        super().set_parameters(parameters)
        self.everywhere["parameters"] = super().parameters()

    def parameters(self) -> list[Array]:
        """Return copies of what the class keeps."""
        return [own.copy() for own in self.everywhere["parameters"]]
