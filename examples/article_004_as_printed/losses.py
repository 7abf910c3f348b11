"""The loss of the listing in article 004, section 4."""

import numpy as np


def mean_squared_error(prediction, target):
    """Return the mean of the squared differences."""
    prediction = np.asarray(prediction, dtype=float)
    target = np.asarray(target, dtype=float)
    return np.mean(np.square(target - prediction))
