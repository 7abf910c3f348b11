"""Clipping by the global norm brings every gradient to the limit, also a small one.

The limit is a bound, not a target: a gradient below it stays as it is. If it is scaled up, the steps near a
minimum no longer become shorter, and gradient descent does not come to rest. With the limit 1, the
gradients [0.3] and [0.4] have the norm 0.5 and should stay; here they become [0.6] and [0.8].
"""

from collections.abc import Sequence

from numpy.typing import ArrayLike

from ._textbook import Array, clipping_arrays, global_norm

REPLACES = "optimizers.clip_by_global_norm"
FAILS = ("OPT-NORM-2", "OPT-NORM-4")
HINT = "Can the factor be greater than 1? What should happen to a gradient that is small already?"


def clip_by_global_norm(gradients: Sequence[ArrayLike], max_norm: float) -> list[Array]:
    """Return the gradients, scaled to the norm max_norm if they are not zero."""
    arrays = clipping_arrays(gradients, max_norm)
    norm = global_norm(arrays)
    return [g if norm == 0.0 else g * (max_norm / norm) for g in arrays]
