"""The global norm is taken as the sum of the squares, without the root.

The sum of squares is the square of the norm. Above 1 it is larger than the norm, and the gradients are
scaled down too far; below 1 it is smaller, and gradients that exceed a small limit pass. With the limit 1,
the gradients [3] and [4] have the norm 5 and should become [0.6] and [0.8]; here the norm is taken as 25,
and they become [0.12] and [0.16].
"""

from collections.abc import Sequence

from numpy.typing import ArrayLike

from ._textbook import Array, clipping_arrays, global_norm

REPLACES = "optimizers.clip_by_global_norm"
FAILS = ("OPT-NORM-1", "OPT-NORM-2", "OPT-NORM-4", "OPT-NORM-5")
HINT = "What is the norm of the result? It should be the limit."


def clip_by_global_norm(gradients: Sequence[ArrayLike], max_norm: float) -> list[Array]:
    """Return the gradients, scaled down if the sum of their squares exceeds max_norm."""
    arrays = clipping_arrays(gradients, max_norm)
    square = global_norm(arrays) ** 2
    return arrays if square <= max_norm else [g * (max_norm / square) for g in arrays]
