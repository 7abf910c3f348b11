"""The cross-entropies of the logits are summed, without taking their mean.

The loss is the mean over all entries, so that it does not grow with the batch. For the logits (0, 2)
with the labels (1, 0) the entries cost 0.6931 and 2.1269: the mean is 1.4100, and the sum 2.8201. Losses
of batches of different sizes cannot be compared with a sum. For a single entry the mistake does not
show.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import logit_terms, pair

REPLACES = "losses.binary_cross_entropy_with_logits"
FAILS = ("LOSS-LOGITS-1", "LOSS-LOGITS-2", "LOSS-LOGITS-4")
HINT = "Give the same rows twice. Should the loss change?"


def binary_cross_entropy_with_logits(z: ArrayLike, target: ArrayLike) -> float:
    """Return the sum of the cross-entropies of sigmoid(z)."""
    y, t = pair(z, target)
    return float(np.sum(logit_terms(y, t)))
