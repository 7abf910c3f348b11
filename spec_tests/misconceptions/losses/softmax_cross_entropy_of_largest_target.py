"""Only the class with the largest target counts, as if every row were one-hot.

A one-hot row picks one logarithm, and taking that of the largest target gives the same. A soft row, such
as (0.25, 0.75), weighs all of them. For the scores (2, 0) and this target the loss is 0.25 · 0.1269 +
0.75 · 2.1269 = 1.6269, and the class of the largest target alone costs 2.1269. A distribution over the
classes is the general case, and label smoothing and distillation both rely on it: with the largest
target alone they have no effect at all.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import class_terms, matrices, rows

REPLACES = "losses.softmax_cross_entropy"
FAILS = ("LOSS-SOFTMAX-1", "LOSS-SOFTMAX-4")
HINT = "The contract allows soft rows. What should a target of 0.25 contribute?"


def softmax_cross_entropy(logits: ArrayLike, target: ArrayLike) -> float:
    """Return -log(softmax(z)) at the largest target of each row, averaged over the rows."""
    z, t = matrices(logits, target)
    largest = np.eye(t.shape[1])[np.argmax(t, axis=1)]
    return float(np.sum(class_terms(z, largest)) / rows(z))
