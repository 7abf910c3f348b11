"""The first step of Adam is corrected with t = 0, which divides by zero.

β⁰ is 1, so that both corrections divide by 1 − 1 = 0 in the first step: m̂ and v̂ are infinite, and their
quotient is not a number. The parameters are lost from then on. Steps are counted from 1: the count has to
grow before it is used. With the learning rate 0.5, from w = 1 with the gradient 20, the first step should
lead to 0.5; it leads to nan.
"""

import numpy as np

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
HINT = "Which t belongs to the first step, and what is 1 - beta1**t for it?"


class Adam(TextbookAdam):
    """Adam that counts too late."""

    def exponent(self) -> int:
        """Return the number of steps before this one."""
        return self.t - 1

    def update(self, slot: int, p: Array, g: Array) -> Array:
        """Return one parameter after the update; nan in the first step."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return super().update(slot, p, g)
