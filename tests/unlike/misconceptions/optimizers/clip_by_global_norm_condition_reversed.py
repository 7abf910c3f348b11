"""Gradients above the limit are returned as they are, and those below are scaled up to it.

The comparison of the norm with the limit points the wrong way.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "optimizers.clip_by_global_norm"
FAILS = ("OPT-NORM-1", "OPT-NORM-2", "OPT-NORM-4", "OPT-NORM-5")
HINT = "What happens to gradients whose norm is ten times the limit?"


def clip_by_global_norm(gradients: Sequence[ArrayLike], max_norm: float) -> list[NDArray[np.float64]]:
    """Return the gradients, scaled together."""
    if not max_norm > 0.0:
        raise ValueError(f"max_norm is {max_norm}, expected a number > 0")
    arrays = [np.array(g, dtype=np.float64) for g in gradients]
    norm = np.hypot.reduce(np.concatenate([np.zeros(1), *(g.ravel() for g in arrays)]))
    if norm == 0.0 or norm >= max_norm:
        return arrays
    return [np.asarray(g / norm * max_norm) for g in arrays]
