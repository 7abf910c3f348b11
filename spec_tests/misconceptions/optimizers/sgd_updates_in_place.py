"""SGD writes its update into the caller's parameter arrays.

The values that come back are right, but p −= … changes the array that the caller handed in, and the array
that comes back is that same one. Who kept the old parameters to compare with has lost them, and a read-only
array is refused. With the learning rate 0.1, one step from w = [1.0] with g = [2.0] returns [0.8]; the same
call with the same w should return [0.8] again, but w itself is 0.8 by now and the answer is [0.6].
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import Array, TextbookSGD

REPLACES = "optimizers.SGD"
FAILS = ("OPT-SGD-3", "OPT-SGD-4")
HINT = "Print the array that you gave to step before and after the call. Which operators write into an array?"


class SGD(TextbookSGD):
    """SGD that writes to its argument."""

    def convert(self, value: ArrayLike) -> Array:
        """Return the value itself, if it is a float64 array."""
        return np.asarray(value, dtype=np.float64)

    def update(self, p: Array, g: Array) -> Array:
        """Return the parameter, which has been updated."""
        p -= self.learning_rate * g
        return p
