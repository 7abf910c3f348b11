"""The gradient by the logits is divided by the number of rows instead of entries.

The loss is a mean over all entries, so each has a share of 1 / (m · k) in the gradient. For two rows of
three columns, all logits 0 and all labels 1, every entry of it is −0.5 / 6 = −0.0833; divided by the two
rows it is −0.25. For one column, or for 1-D input, the counts are equal and the mistake does not show.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import logit_slopes, pair, rows

REPLACES = "losses.binary_cross_entropy_with_logits_gradient"
FAILS = ("LOSS-LOGITSGRAD-1", "LOSS-LOGITSGRAD-4")
HINT = "How many entries is the mean over, for an array of shape (2, 3)?"


def binary_cross_entropy_with_logits_gradient(
    z: ArrayLike,
    target: ArrayLike,
) -> NDArray[np.float64]:
    """Return sigmoid(z) - t, by the number of rows."""
    y, t = pair(z, target)
    return logit_slopes(y, t) / rows(y)
