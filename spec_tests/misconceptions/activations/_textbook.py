"""What the wrong variants of the softmax share: which arguments it takes."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def scores(z: ArrayLike) -> NDArray[np.float64]:
    """Return z as a float64 array; a single number has no last axis and is refused."""
    z = np.asarray(z, dtype=np.float64)
    if z.ndim == 0:
        raise ValueError(f"z has shape {z.shape}, expected at least one axis")
    return z


def vector(z: ArrayLike) -> NDArray[np.float64]:
    """Return z as a float64 array with exactly one axis."""
    z = np.asarray(z, dtype=np.float64)
    if z.ndim != 1:
        raise ValueError(f"z has shape {z.shape}, expected one axis")
    return z
