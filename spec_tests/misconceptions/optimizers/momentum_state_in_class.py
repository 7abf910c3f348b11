"""The velocities of Momentum are stored in the class, so that all its objects share them.

A dictionary or list that is made in the body of the class exists once, however many objects there are:
writing self.velocity[i] = … changes it for all of them. The second optimizer begins with the velocity of
the first. With the learning rate 1 and μ = 0.5, let one object make a step with the gradient 1. A new
object at w = 0 with the gradient 1 should go to −1; here it has v = 0.5 · 1 + 1 = 1.5 and goes to −1.5.
"""

from typing import ClassVar

from ._textbook import Array, TextbookMomentum

REPLACES = "optimizers.Momentum"
FAILS = (
    "OPT-MOMENTUM-1",
    "OPT-MOMENTUM-2",
    "OPT-MOMENTUM-3",
    "OPT-MOMENTUM-4",
    "OPT-MOMENTUM-5",
    "OPT-MOMENTUM-6",
    "OPT-MOMENTUM-7",
    "OPT-MOMENTUM-8",
    "OPT-MOMENTUM-9",
)
HINT = "Make two optimizers and let only one of them make steps. Should the other one's first step change?"


class Momentum(TextbookMomentum):
    """Momentum with one memory for all objects."""

    everywhere: ClassVar[dict[int, Array]] = {}

    def __init__(self, learning_rate: float = 0.01, momentum: float = 0.9) -> None:
        super().__init__(learning_rate, momentum)
        self.velocity = self.everywhere
