"""The input is clipped to [-500, 500] to keep the exponential from overflowing, which flattens the tail.

The clip removes the warning, and for large z nothing is lost. On the other side sigmoid(z) is nearly exp(z)
and goes on falling: at z = −600 it is 2.650e-261, and with the clip 7.125e-218, as at −500. Where a number is
this small its logarithm is what counts, and that stays at −500. Taking exp of −|z| only, with a form of the
formula for each sign, neither overflows nor loses anything.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.sigmoid"
FAILS = ("ACT-SIGMOID-2",)
HINT = "Compare sigmoid(-600) with exp(-600). What does your function return for every z below -500?"


def sigmoid(z: ArrayLike) -> NDArray[np.float64]:
    """Return 1 / (1 + exp(-z)) of z within ±500."""
    clipped = np.clip(np.asarray(z, dtype=np.float64), -500.0, 500.0)
    return np.asarray(1.0 / (1.0 + np.exp(-clipped)))
