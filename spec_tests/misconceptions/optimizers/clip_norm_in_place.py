"""Clipping by the global norm scales the caller's gradient arrays in place.

The values that come back are right, but g *= … changes the arrays that the caller handed in, as the
libraries do whose clipping functions work in place. Here new arrays are asked for. With the limit 1 and the
gradients [3.0] and [4.0] the result is [0.6] and [0.8], as it should be; the caller's arrays should still
be [3.0] and [4.0], but are the result. A read-only array is refused, and below the limit the caller gets
the same arrays back.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import Array, clipping_arrays, global_norm

REPLACES = "optimizers.clip_by_global_norm"
FAILS = ("OPT-NORM-4",)
HINT = "Print the gradients that you passed, after the call."


def clip_by_global_norm(gradients: Sequence[ArrayLike], max_norm: float) -> list[Array]:
    """Return the gradients, after they have been scaled down."""
    norm = global_norm(clipping_arrays(gradients, max_norm))
    arrays = [np.asarray(g, dtype=np.float64) for g in gradients]
    if norm > max_norm:
        for g in arrays:
            g *= max_norm / norm
    return arrays
