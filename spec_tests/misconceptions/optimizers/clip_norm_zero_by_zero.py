"""Clipping by the global norm divides by the norm first, which gives nan for zero gradients.

Each entry is divided by the norm and then multiplied by the smaller of norm and limit. For gradients of
zero this is 0 / 0, not a number, and one optimizer step spreads it to all parameters. A gradient below the
limit comes back with rounding errors. With the limit 1, the gradients [0, 0] should stay [0, 0] and become
[nan, nan].
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import Array, clipping_arrays, global_norm

REPLACES = "optimizers.clip_by_global_norm"
FAILS = ("OPT-NORM-2", "OPT-NORM-3")
HINT = "Clip gradients that are all zero. What is divided by what?"


def clip_by_global_norm(gradients: Sequence[ArrayLike], max_norm: float) -> list[Array]:
    """Return the direction of the gradients, times the norm that they may have."""
    arrays = clipping_arrays(gradients, max_norm)
    norm = global_norm(arrays)
    with np.errstate(invalid="ignore"):
        return [g / np.float64(norm) * min(norm, max_norm) for g in arrays]
