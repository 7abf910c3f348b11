"""The cross-entropy of article 003, section 3.1."""

import numpy as np


def binary_cross_entropy(prediction, target):
    """Return the cross-entropy of labels and predicted probabilities, averaged."""
    prediction = np.asarray(prediction, dtype=float)
    target = np.asarray(target, dtype=float)
    return -np.mean(target * np.log(prediction) + (1 - target) * np.log(1 - prediction))
