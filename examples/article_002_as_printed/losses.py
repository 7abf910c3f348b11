"""The losses of article 002: the one derived in section 4.3 and the one its listing prints."""

import numpy as np


def half_squared_error(prediction, target):
    """Return half the squared difference (section 4.3), averaged over the examples."""
    prediction = np.asarray(prediction, dtype=float)
    target = np.asarray(target, dtype=float)
    return np.sum((prediction - target) ** 2) / (2 * len(prediction))


def half_squared_error_gradient(prediction, target):
    """Return the derivative with respect to the output, step 1 of section 4.3."""
    return np.asarray(prediction, dtype=float) - np.asarray(target, dtype=float)


def mean_squared_error(prediction, target):
    """Return the figure that the listing prints while it trains."""
    prediction = np.asarray(prediction, dtype=float)
    target = np.asarray(target, dtype=float)
    return np.mean(np.square(target - prediction))
