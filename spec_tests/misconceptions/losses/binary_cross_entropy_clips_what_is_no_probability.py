"""A prediction outside [0, 1] is clipped into it, instead of being refused.

A number such as 1.5 is not a probability; it usually is a logit that has missed its sigmoid. Clipped to
1 − 10⁻¹² it counts as perfect for the label 1: the loss of p = 1.5 is 10⁻¹², as good as 0, where the
contract asks for a ValueError. For the label 0, every logit above 1 costs 27.63 alike. The clip has
hidden the mistake in the model and turned it into a puzzling curve of the loss.
"""

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import binary_terms, pair

REPLACES = "losses.binary_cross_entropy"
FAILS = ("LOSS-BCE-5",)
HINT = "What does your loss say about a prediction of 1.5? Who should hear of it?"


def binary_cross_entropy(prediction: ArrayLike, target: ArrayLike) -> float:
    """Return the mean cross-entropy of whatever is predicted, moved into [1e-12, 1 - 1e-12]."""
    y, t = pair(prediction, target)
    return float(np.mean(binary_terms(np.clip(y, 1e-12, 1.0 - 1e-12), t)))
