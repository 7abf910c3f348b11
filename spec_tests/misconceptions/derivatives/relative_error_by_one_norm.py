"""The relative error is divided by the norm of a alone, so that the order matters.

Neither of two gradients is the standard for the other, and the error divided by the sum of both norms lies
between 0 and 1. For a = (3, 0) and b = (1, 0) it is 2 / (3 + 1) = 0.5. Divided by the norm of a it is
0.667, with a and b swapped it is 2, and if a is nearly 0 it is as large as you like.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import numbers, same_shape

REPLACES = "derivatives.relative_error"
FAILS = ("DER-RELATIVE-1", "DER-RELATIVE-4")
HINT = "Swap the two arguments. Should the error between them change?"


def relative_error(a: ArrayLike, b: ArrayLike) -> float:
    """Return norm(a - b) / norm(a)."""
    a, b = same_shape(numbers(a, "a"), numbers(b, "b"))
    return float(np.linalg.norm(a - b) / max(float(np.linalg.norm(a)), 1e-300))
