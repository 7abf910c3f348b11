"""The mean squares of RMSProp are stored in the class, so that all its objects share them.

A dictionary or list that is made in the body of the class exists once, however many objects there are:
writing self.square[i] = … changes it for all of them, and a new optimizer begins where another one is. With
the learning rate 0.1 and decay 0.75, let one object make a step with the gradient 2, so that s is 1. The
first step of a new object with the gradient 2 should have the length 0.2; here it has s = 1.75 and the
length 0.151.
"""

from typing import ClassVar

from ._textbook import Array, TextbookRMSProp

REPLACES = "optimizers.RMSProp"
FAILS = (
    "OPT-RMSPROP-1",
    "OPT-RMSPROP-2",
    "OPT-RMSPROP-3",
    "OPT-RMSPROP-4",
    "OPT-RMSPROP-5",
    "OPT-RMSPROP-6",
    "OPT-RMSPROP-7",
    "OPT-RMSPROP-8",
    "OPT-RMSPROP-9",
    "OPT-RMSPROP-10",
)
HINT = "Make two optimizers and let only one of them make steps. Should the other one's first step change?"


class RMSProp(TextbookRMSProp):
    """RMSProp with one memory for all objects."""

    everywhere: ClassVar[dict[int, Array]] = {}

    def __init__(self, learning_rate: float = 0.001, decay: float = 0.9, epsilon: float = 1e-8) -> None:
        super().__init__(learning_rate, decay, epsilon)
        self.square = self.everywhere
