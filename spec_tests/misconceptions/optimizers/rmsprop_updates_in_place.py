"""RMSProp writes its update into the caller's parameter arrays.

The values that come back are right, but p −= … changes the array that the caller handed in, and returns
that same array. A read-only array is refused, and whoever kept the old parameters has lost them. With the
learning rate 0.1 and decay 0.75, one step from w = [1.0] with g = [2.0] returns [0.8], as it should; w
should still be [1.0], and is [0.8].
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import Array, TextbookRMSProp

REPLACES = "optimizers.RMSProp"
FAILS = ("OPT-RMSPROP-7", "OPT-RMSPROP-8")
HINT = "Print the array that you gave to step before and after the call. Which operators write into an array?"


class RMSProp(TextbookRMSProp):
    """RMSProp that writes to its argument."""

    def convert(self, value: ArrayLike) -> Array:
        """Return the value itself, if it is a float64 array."""
        return np.asarray(value, dtype=np.float64)

    def moved(self, p: Array, direction: Array) -> Array:
        """Return the parameter, which has been moved."""
        p -= self.learning_rate * direction
        return p
