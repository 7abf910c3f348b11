"""Momentum keeps the caller's first gradient array as its velocity, and writes to it later.

After the first step the velocity equals the gradient, so v = g looks right; but it is a second name for the
caller's array, not a copy. What the caller writes to it changes the velocity, and the optimizer's own v *=
μ and v += g write into the caller's data. With the learning rate 1 and μ = 0.5: after a step with g = [1.0]
the caller reuses this array for the next gradient 0. The velocity should be 0.5 · 1 + 0 = 0.5; it is 0,
because the old gradient is gone.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import Array, TextbookMomentum

REPLACES = "optimizers.Momentum"
FAILS = ("OPT-MOMENTUM-7",)
HINT = "After v = g, how many arrays are there? Change the gradient that you gave and look at the velocity."


class Momentum(TextbookMomentum):
    """Momentum that keeps the array it was given."""

    def convert(self, value: ArrayLike) -> Array:
        """Return the value itself, if it is a float64 array."""
        return np.asarray(value, dtype=np.float64)

    def update(self, slot: int, p: Array, g: Array) -> Array:
        """Return one parameter after the update."""
        if slot not in self.velocity:
            self.velocity[slot] = g
        else:
            v = self.velocity[slot]
            v *= self.momentum
            v += g
        return self.moved(p, g, self.velocity[slot])
