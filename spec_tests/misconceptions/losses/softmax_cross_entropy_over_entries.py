"""The cross-entropy of the softmax is averaged over all entries, classes included.

The k classes of a row are one question, and a one-hot target picks one term of it: these terms are
added, and only the rows are averaged. For the scores (0, 0) and (2, 0) with the targets (1, 0) and (0,
1) the rows cost 0.6931 and 2.1269, and their mean is 1.4100. A mean over the four entries, two of which
are 0 by the target, gives 0.7050: smaller by the number of classes.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import class_terms, matrices

REPLACES = "losses.softmax_cross_entropy"
FAILS = ("LOSS-SOFTMAX-1", "LOSS-SOFTMAX-2", "LOSS-SOFTMAX-3", "LOSS-SOFTMAX-4")
HINT = "With one-hot targets, how many terms of each row are not 0? Which axis is summed, and which averaged?"


def softmax_cross_entropy(logits: ArrayLike, target: ArrayLike) -> float:
    """Return the mean of -t log(softmax(z)) over all entries."""
    z, t = matrices(logits, target)
    return float(np.mean(class_terms(z, t)))
