"""The gradient takes the sigmoid of what is already a sigmoid.

The gradient of one entry is σ(z) − t with one sigmoid of the logit. A second one maps all probabilities
into [0.5, 0.7311]: for the logits (0, 2) with the labels (1, 0) the gradient is (−0.25, 0.4404), and
with two sigmoids (−0.1888, 0.3535). For a logit of −10000 with the label 0, an answer that is right and
certain, it says 0.5 where nothing is left to correct.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import activations

from ._textbook import logit_slopes, pair

REPLACES = "losses.binary_cross_entropy_with_logits_gradient"
FAILS = ("LOSS-LOGITSGRAD-1", "LOSS-LOGITSGRAD-2", "LOSS-LOGITSGRAD-3", "LOSS-LOGITSGRAD-4")
HINT = "Feed -10000 with the label 0. Does the gradient go to 0?"


def binary_cross_entropy_with_logits_gradient(
    z: ArrayLike,
    target: ArrayLike,
) -> NDArray[np.float64]:
    """Return sigmoid(sigmoid(z)) - t, by the number of entries."""
    y, t = pair(z, target)
    return logit_slopes(activations.sigmoid(y), t) / y.size
