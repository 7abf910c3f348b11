"""Momentum writes its update into the caller's parameter arrays.

The values that come back are right, but p −= … changes the array that the caller handed in, and returns
that same array. A read-only array is refused, and whoever kept the old parameters has lost them. With the
learning rate 0.1, one step from w = [1.0] with g = [2.0] returns [0.8], as it should; w should still be
[1.0] after it, and is [0.8].
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import Array, TextbookMomentum

REPLACES = "optimizers.Momentum"
FAILS = ("OPT-MOMENTUM-6", "OPT-MOMENTUM-7")
HINT = "Print the array that you gave to step before and after the call. Which operators write into an array?"


class Momentum(TextbookMomentum):
    """Momentum that writes to its argument."""

    def convert(self, value: ArrayLike) -> Array:
        """Return the value itself, if it is a float64 array."""
        return np.asarray(value, dtype=np.float64)

    def moved(self, p: Array, g: Array, v: Array) -> Array:
        """Return the parameter, which has been moved."""
        p -= self.learning_rate * v
        return p
