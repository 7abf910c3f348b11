"""The gradient by the logits subtracts labels (m,) from probabilities (m, 1).

The difference of a column and a vector is an (m, m) matrix of all pairs. For the logit column (2, −2)
and the labels (1, 0) as a column the gradient is (−0.0596, 0.0596); with the labels as a vector the rows
(−0.0596, 0.4404) and (−0.4404, 0.0596) come back, 2 × 2, with the right numbers on the diagonal only. A
gradient has the shape of the logits, and unequal shapes should be a ValueError.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import any_pair, logit_slopes

REPLACES = "losses.binary_cross_entropy_with_logits_gradient"
FAILS = ("LOSS-LOGITSGRAD-3",)
HINT = "Print the shape of the result. Is it the shape of z?"


def binary_cross_entropy_with_logits_gradient(
    z: ArrayLike,
    target: ArrayLike,
) -> NDArray[np.float64]:
    """Return sigmoid(z) - t by the entries, of whatever shapes broadcast."""
    y, t = any_pair(z, target)
    return logit_slopes(y, t) / y.size
