"""The loss from logits takes log(1 + exp(z)) as it is written, which overflows.

For one entry the loss is log(1 + exp(z)) − z t, and for moderate z that is right: at z = 2 with the
label 0 it is 2.1269. From z = 710 on exp(z) is inf in float64. At z = 10000 with the label 1 the formula
says inf − 10000 = inf, where the loss is 0; with the label 0 it says inf, where the loss is 10000. For
large z the logarithm is z plus nearly nothing, and a form with exp(−|z|) says so without an exponential
that can grow.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import pair

REPLACES = "losses.binary_cross_entropy_with_logits"
FAILS = ("LOSS-LOGITS-2",)
HINT = "For large z, log(1 + exp(z)) is nearly z. Which form of it has no large exponential?"


def binary_cross_entropy_with_logits(z: ArrayLike, target: ArrayLike) -> float:
    """Return the mean of log(1 + exp(z)) - z * t."""
    y, t = pair(z, target)
    return float(np.mean(np.log(1.0 + np.exp(y)) - y * t))
