"""Clipping by the global norm clips each entry by itself, as clipping by value does.

Clipping entries bends the gradient: the large ones are cut, the small ones stay, and the step goes another
way. The global norm is there to keep the direction, by one factor for all entries. With the limit 1, the
gradients [1, 2] and [2] have the norm 3 and should become [0.333, 0.667] and [0.667]; here they become [1,
1] and [1], whose norm is 1.73.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import Array, clipping_arrays

REPLACES = "optimizers.clip_by_global_norm"
FAILS = ("OPT-NORM-1", "OPT-NORM-4")
HINT = "Does the clipped gradient still point in the same direction? Compare the ratios of the entries."


def clip_by_global_norm(gradients: Sequence[ArrayLike], max_norm: float) -> list[Array]:
    """Return the gradients with every entry clipped to [-max_norm, max_norm]."""
    return [np.clip(g, -max_norm, max_norm) for g in clipping_arrays(gradients, max_norm)]
