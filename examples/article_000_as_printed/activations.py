"""The activation and its derivative from the listing of article 000, section 5."""

import numpy as np


def sigmoid(z):
    """Return the logistic function of each pre-activation."""
    z = np.asarray(z, dtype=float)
    return 1 / (1 + np.exp(-z))


def sigmoid_derivative_from_output(a):
    """Return the slope of the sigmoid where its output is `a`."""
    a = np.asarray(a, dtype=float)
    return a * (1 - a)
