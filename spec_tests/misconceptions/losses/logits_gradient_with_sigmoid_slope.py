"""The gradient by the logits is multiplied by the slope of the sigmoid once too often.

By the chain rule it is (p − t) / (p(1 − p)) times the slope p(1 − p), which leaves p − t: the slope is
already used up. Multiplied again, for the logits (0, 2) with the labels (1, 0) it is (−0.0625, 0.0462)
instead of (−0.25, 0.4404). The factor is at most ¼ and vanishes where the sigmoid is flat, so that a
unit which is certain and wrong does not learn: the very weakness of the squared error that the
cross-entropy removes. For the squared error the factor does belong there.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import activations

from ._textbook import logit_slopes, pair

REPLACES = "losses.binary_cross_entropy_with_logits_gradient"
FAILS = ("LOSS-LOGITSGRAD-1", "LOSS-LOGITSGRAD-2", "LOSS-LOGITSGRAD-3", "LOSS-LOGITSGRAD-4")
HINT = "Which factor of the gradient by p cancels the slope of the sigmoid?"


def binary_cross_entropy_with_logits_gradient(
    z: ArrayLike,
    target: ArrayLike,
) -> NDArray[np.float64]:
    """Return (p - t) * p * (1 - p) for p = sigmoid(z), by the number of entries."""
    y, t = pair(z, target)
    return logit_slopes(y, t) * activations.sigmoid_derivative(y) / y.size
