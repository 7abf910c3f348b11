"""The cross-entropy multiplies labels (m,) with predictions (m, 1), all with all.

NumPy stretches a column against a vector into an (m, m) matrix: every label is compared with every
prediction. For the prediction column (0.9, 0.2) and the labels (1, 0) as a vector the loss should be
refused; the pairs that belong together cost 0.1054 and 0.2231, with the mean 0.1643, and the mean over
all four pairs is 1.0601. No network can make that small, since each prediction is blamed for all labels
at once. Predictions of a network are columns and labels are often vectors, so this is a frequent
accident.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import any_pair, binary_terms, clipped

REPLACES = "losses.binary_cross_entropy"
FAILS = ("LOSS-BCE-6",)
HINT = "Print the shape of t * log(p). Which shapes should the function refuse?"


def binary_cross_entropy(prediction: ArrayLike, target: ArrayLike) -> float:
    """Return the mean cross-entropy, of whatever shapes broadcast."""
    y, t = any_pair(prediction, target)
    return float(np.mean(binary_terms(clipped(y), t)))
