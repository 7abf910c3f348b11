"""The cross-entropy from logits is divided by the number of rows instead of entries.

Every logit answers a question of its own, and the loss is the mean over all of them. For two rows of
three columns, all logits 0 and all labels 1, each entry costs log 2 = 0.6931, and so does the mean; the
sum divided by the two rows is 2.0794. Dividing by rows is the rule of the softmax, whose classes share
one question. For one column, or for 1-D input, the mistake does not show.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import logit_terms, pair, rows

REPLACES = "losses.binary_cross_entropy_with_logits"
FAILS = ("LOSS-LOGITS-1", "LOSS-LOGITS-4")
HINT = "If every entry costs 0.6931, what is the mean over a table of three columns?"


def binary_cross_entropy_with_logits(z: ArrayLike, target: ArrayLike) -> float:
    """Return the sum of the cross-entropies by the number of rows."""
    y, t = pair(z, target)
    return float(np.sum(logit_terms(y, t)) / rows(y))
