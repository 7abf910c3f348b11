"""The gradient by the logits is σ(z) − t, without the mean's count.

The short formula is the derivative of one entry; the loss is a mean, which divides it by the number of
entries. For the logits (0, 2) with the labels (1, 0) the gradient is (−0.5, 0.8808) / 2 = (−0.25,
0.4404), and without the count (−0.5, 0.8808). Books derive the formula for one example, and the average
gets lost on the way to a batch.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import logit_slopes, pair

REPLACES = "losses.binary_cross_entropy_with_logits_gradient"
FAILS = ("LOSS-LOGITSGRAD-1", "LOSS-LOGITSGRAD-2", "LOSS-LOGITSGRAD-4")
HINT = "The loss is a mean. What has become of its count in the gradient?"


def binary_cross_entropy_with_logits_gradient(
    z: ArrayLike,
    target: ArrayLike,
) -> NDArray[np.float64]:
    """Return sigmoid(z) - t."""
    y, t = pair(z, target)
    return logit_slopes(y, t)
