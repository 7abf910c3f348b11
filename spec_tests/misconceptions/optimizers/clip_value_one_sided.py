"""Clipping by value brings down what is above the limit, but leaves what is below −limit.

A gradient can be large in both directions, and a large negative entry makes as wild a step as a positive
one. The minimum of an entry and the limit bounds it from above only. With the limit 1, the gradient [3, −3,
0.5] should become [1, −1, 0.5]; here it becomes [1, −3, 0.5].
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import Array, clipping_arrays

REPLACES = "optimizers.clip_by_value"
FAILS = ("OPT-VALUE-1", "OPT-VALUE-2")
HINT = "Clip the gradient [3, -3] and compare the two entries."


def clip_by_value(gradients: Sequence[ArrayLike], limit: float) -> list[Array]:
    """Return the gradients with no entry above limit."""
    return [np.minimum(g, limit) for g in clipping_arrays(gradients, limit)]
