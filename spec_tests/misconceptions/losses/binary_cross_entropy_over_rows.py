"""The binary cross-entropy is divided by the number of rows instead of entries.

Every entry is a yes-or-no question of its own, and the loss is the mean over all of them. For two rows
of three columns, all predicted 0.5 and all with the label 1, each entry costs log 2 = 0.6931, and so
does the mean; the sum divided by the two rows is 2.0794. For one column, or for 1-D input, the counts
are equal and the mistake does not show.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import binary_terms, clipped, pair, rows

REPLACES = "losses.binary_cross_entropy"
FAILS = ("LOSS-BCE-1", "LOSS-BCE-7")
HINT = "If every entry costs 0.6931, what is the mean over a table of three columns?"


def binary_cross_entropy(prediction: ArrayLike, target: ArrayLike) -> float:
    """Return the sum of the cross-entropies by the number of rows."""
    y, t = pair(prediction, target)
    return float(np.sum(binary_terms(clipped(y), t)) / rows(y))
