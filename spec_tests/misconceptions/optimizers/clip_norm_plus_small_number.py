"""Clipping by the global norm divides by the norm plus 1e-6, to avoid a division by zero.

Nothing is divided where nothing exceeds the limit, so that the norm is never zero where it is divided by,
and there is nothing to avoid. The small number makes every clipped gradient a little too short, by one part
in a million at the norm 1. With the limit 1, the gradients [3] and [4] should become [0.6] and [0.8]; here
they become 0.5999999 and 0.7999998.
"""

from collections.abc import Sequence

from numpy.typing import ArrayLike

from ._textbook import Array, clipping_arrays, global_norm

REPLACES = "optimizers.clip_by_global_norm"
FAILS = ("OPT-NORM-1", "OPT-NORM-4", "OPT-NORM-5")
HINT = "Compute the norm of the result to eight digits. When could the divisor be zero at all?"


def clip_by_global_norm(gradients: Sequence[ArrayLike], max_norm: float) -> list[Array]:
    """Return the gradients, scaled down a little too far if their norm exceeds max_norm."""
    arrays = clipping_arrays(gradients, max_norm)
    factor = max_norm / (global_norm(arrays) + 1e-6)
    return arrays if factor >= 1.0 else [g * factor for g in arrays]
