"""Clipping by value writes into the caller's gradient arrays.

The values that come back are right, but out=g or an assignment to g[g > limit] changes the array that the
caller handed in, and a read-only one is refused. Who looks at the gradients afterwards, to log their size
for example, sees the clipped ones. With the limit 1 and g = [3.0, 0.5] the result is [1.0, 0.5], as it
should be; g should still be [3.0, 0.5] after the call, and is [1.0, 0.5].
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import Array, clipping_arrays

REPLACES = "optimizers.clip_by_value"
FAILS = ("OPT-VALUE-2",)
HINT = "Print the gradient that you passed, after the call."


def clip_by_value(gradients: Sequence[ArrayLike], limit: float) -> list[Array]:
    """Return the gradients, after their entries have been clipped."""
    clipping_arrays(gradients, limit)
    arrays = [np.asarray(g, dtype=np.float64) for g in gradients]
    for g in arrays:
        np.clip(g, -limit, limit, out=g)
    return arrays
