"""The cross-entropy from logits multiplies labels (m,) with logits (m, 1), all with all.

NumPy stretches a column against a vector into an (m, m) matrix: every label is compared with every
logit. For the logit column (2, −2) and the labels (1, 0) as a vector the pairs that belong together cost
0.1269 each, and so does their mean; the mean over all four pairs is 1.1269. The number looks like an
ordinary loss of an untrained network, and it stays near there. Unequal shapes should be a ValueError.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import any_pair, logit_terms

REPLACES = "losses.binary_cross_entropy_with_logits"
FAILS = ("LOSS-LOGITS-3",)
HINT = "Print the shape of z * t. Which shapes should the function refuse?"


def binary_cross_entropy_with_logits(z: ArrayLike, target: ArrayLike) -> float:
    """Return the mean cross-entropy, of whatever shapes broadcast."""
    y, t = any_pair(z, target)
    return float(np.mean(logit_terms(y, t)))
