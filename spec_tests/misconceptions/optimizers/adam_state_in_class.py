"""The averages of Adam are stored in the class, so that all its objects share them.

A dictionary or list that is made in the body of the class exists once, however many objects there are:
writing self.mean[i] = … changes it for all of them, while self.t += 1 makes a count of the object's own.
With the learning rate 0.5, let one object make a step with the gradient 20. The first step of a new object
with the gradient 20 should have the length 0.5; here it goes on from m = 2 and v = 0.4 with t = 1, and has
0.672.
"""

from typing import ClassVar

from ._textbook import Array, TextbookAdam

REPLACES = "optimizers.Adam"
FAILS = (
    "OPT-ADAM-1",
    "OPT-ADAM-2",
    "OPT-ADAM-3",
    "OPT-ADAM-4",
    "OPT-ADAM-5",
    "OPT-ADAM-6",
    "OPT-ADAM-7",
    "OPT-ADAM-8",
    "OPT-ADAM-9",
    "OPT-ADAM-10",
    "OPT-ADAM-11",
    "OPT-ADAM-12",
)
HINT = "Make two optimizers and let only one of them make steps. Should the other one's first step change?"


class Adam(TextbookAdam):
    """Adam with one memory for all objects."""

    means: ClassVar[dict[int, Array]] = {}
    squares: ClassVar[dict[int, Array]] = {}

    def __init__(
        self,
        learning_rate: float = 0.001,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-8,
    ) -> None:
        super().__init__(learning_rate, beta1, beta2, epsilon)
        self.mean, self.square = self.means, self.squares
