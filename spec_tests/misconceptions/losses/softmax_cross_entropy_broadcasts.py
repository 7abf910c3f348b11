"""The softmax cross-entropy takes a column of labels, stretched over all classes.

The target needs one column for each class. A column of class numbers, of shape (m, 1), is stretched so
that every class of a row gets the same target: for the scores (2, 0) and (0, 0) with the labels 1 and 0
as a column, the first row is charged for both classes, 0.1269 + 2.1269, and the second for none. The
result is 1.1269, for a target whose first row adds up to 2 and whose second to 0. Unequal shapes should
be a ValueError.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import any_pair, class_terms, rows

REPLACES = "losses.softmax_cross_entropy"
FAILS = ("LOSS-SOFTMAX-3",)
HINT = "How many columns do the scores have, and how many does the target have?"


def softmax_cross_entropy(logits: ArrayLike, target: ArrayLike) -> float:
    """Return -t log(softmax(z)) by the rows, of whatever target broadcasts."""
    z, t = any_pair(logits, target)
    if z.ndim != 2:
        raise ValueError(f"logits has shape {z.shape}, expected two axes")
    return float(np.sum(class_terms(z, t)) / rows(z))
