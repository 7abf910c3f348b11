"""The mask is divided by 1 − p with //, which cuts off the decimals.

One slash too many: for p below a half the entries that are kept are not scaled at all.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "layers.dropout_forward"
FAILS = ("LAY-DROPOUT-1",)
HINT = "Print the mask's entries for p = 0.25."


def dropout_forward(
    x: ArrayLike, drop_probability: float, seed: int, training: bool = True
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return x times the mask, and the mask."""
    x = np.asarray(x, dtype=np.float64)
    keep = 1.0 - drop_probability
    if not 0.0 < keep <= 1.0:
        raise ValueError(f"drop_probability is {drop_probability}, expected a number in [0, 1)")
    mask = np.ones(x.shape)
    if training:
        kept = np.random.default_rng(seed).random(x.shape) < keep
        mask = np.asarray(kept.astype(np.float64) // keep)
    return np.asarray(x * mask), mask
