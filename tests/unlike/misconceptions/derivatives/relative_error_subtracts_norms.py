"""The norms of a and b are subtracted, instead of taking the norm of a − b.

A parenthesis closes too early: vectors of one length count as equal, wherever they point.
"""

import numpy as np
from numpy.typing import ArrayLike

REPLACES = "derivatives.relative_error"
FAILS = ("DER-RELATIVE-1", "DER-RELATIVE-4", "DER-CHECK-1", "DER-CHECK-2", "DER-CHECK-5")
HINT = "What is the relative error between a vector and its opposite?"


def relative_error(a: ArrayLike, b: ArrayLike) -> float:
    """Return norm(a - b) / max(norm(a) + norm(b), 1e-300)."""
    a = np.asarray(a, dtype=np.float64)
    b = np.asarray(b, dtype=np.float64)
    if a.shape != b.shape:
        raise ValueError(f"b has shape {b.shape}, expected {a.shape}")
    norm_a = float(np.hypot.reduce(a.ravel(), initial=0.0))
    norm_b = float(np.hypot.reduce(b.ravel(), initial=0.0))
    return abs(norm_a - norm_b) / max(norm_a + norm_b, 1e-300)
