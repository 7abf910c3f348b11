"""The softmax is rounded to probabilities and clipped before its logarithm is taken.

For the scores (0, 1000) the softmax of the first is exp(−1000), which float64 rounds to 0. If that class
is the right one, the loss is 1000; the logarithm of the rounded probability would be −inf, and after a
clip at 10⁻¹² the loss is 27.63. Every mistake beyond 27.63 then looks equally bad. The logarithm of the
softmax is a difference, zᵢ − log Σ exp(zⱼ), in which nothing needs to be rounded to 0.
"""

import numpy as np
from numpy.typing import ArrayLike

from reference import activations

from ._textbook import matrices, rows

REPLACES = "losses.softmax_cross_entropy"
FAILS = ("LOSS-SOFTMAX-2",)
HINT = "Write log(softmax(z)) as one formula: which logarithm undoes which exponential?"


def softmax_cross_entropy(logits: ArrayLike, target: ArrayLike) -> float:
    """Return -t log(p) for the softmax p, clipped at 1e-12, averaged over the rows."""
    z, t = matrices(logits, target)
    p = np.clip(activations.softmax(z), 1e-12, 1.0)
    return float(-np.sum(t * np.log(p)) / rows(z))
