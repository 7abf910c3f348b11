"""Clipping by the global norm takes the norm of each array by itself.

"Global" means the norm of all entries of all arrays, and one factor for all of them. With a factor for each
array, the layers are scaled differently, so that the whole gradient turns, and the common norm can exceed
the limit. With the limit 1, the gradients [1, 2] and [2] have the norm 3 and should become [0.333, 0.667]
and [0.667]; here they become [0.447, 0.894] and [1], whose norm is 1.41.
"""

from collections.abc import Sequence

from numpy.typing import ArrayLike

from ._textbook import Array, clipping_arrays, global_norm

REPLACES = "optimizers.clip_by_global_norm"
FAILS = ("OPT-NORM-1",)
HINT = "How many norms do you compute for a list of four arrays, and how many factors?"


def clip_by_global_norm(gradients: Sequence[ArrayLike], max_norm: float) -> list[Array]:
    """Return the gradients, each scaled down if its own norm exceeds max_norm."""
    arrays = clipping_arrays(gradients, max_norm)
    return [g if global_norm([g]) <= max_norm else g * (max_norm / global_norm([g])) for g in arrays]
