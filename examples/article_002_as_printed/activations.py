"""The sigmoid and its derivative from the listing of article 002, section 5.1."""

import numpy as np


def sigmoid(z):
    """Return the logistic function of each pre-activation."""
    z = np.asarray(z, dtype=float)
    return 1 / (1 + np.exp(-z))


def sigmoid_derivative(z):
    """Return the slope of the sigmoid at the pre-activation `z`."""
    return sigmoid(z) * (1 - sigmoid(z))
