"""The global norm is taken as the sum of the norms of the arrays.

Norms do not add up, their squares do: the norm of all entries is √(n₁² + n₂² + …), which is at most the sum
and mostly less. With the sum the gradients are scaled down too far, or although they are below the limit.
With the limit 1, the gradients [3] and [4] have the norm 5 and should become [0.6] and [0.8]; here the norm
is taken as 7, and they become [0.429] and [0.571]. With a single array nothing shows.
"""

from collections.abc import Sequence

from numpy.typing import ArrayLike

from ._textbook import Array, clipping_arrays, global_norm

REPLACES = "optimizers.clip_by_global_norm"
FAILS = ("OPT-NORM-1",)
HINT = "Put 3 and 4 into one array, then into two. Should the norm differ?"


def clip_by_global_norm(gradients: Sequence[ArrayLike], max_norm: float) -> list[Array]:
    """Return the gradients, scaled down if their norms add up to more than max_norm."""
    arrays = clipping_arrays(gradients, max_norm)
    norm = sum(global_norm([g]) for g in arrays)
    return arrays if norm <= max_norm else [g * (max_norm / norm) for g in arrays]
