"""The arguments of penalties and gradients, checked as the contract says, for this folder.

The reference's function is imported by name: a variant replaces it in its module, and would otherwise be
called in its place.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference.regularization import l1_penalty

Array = NDArray[np.float64]


def float_arrays(parameters: Sequence[ArrayLike]) -> list[Array]:
    """Return the parameters as float64 arrays, which may be the caller's own."""
    return [np.asarray(p, dtype=np.float64) for p in parameters]


def penalised(parameters: Sequence[ArrayLike], strength: float) -> tuple[list[Array], float]:
    """Return the parameters as float64 arrays and the strength as a float, checked."""
    l1_penalty(parameters, strength)
    return float_arrays(parameters), float(strength)


def weights(arrays: Sequence[Array]) -> list[Array]:
    """Return those arrays that are weights."""
    return [w for w in arrays if w.ndim == 2]
