"""The activations of article 004, section 2.1, and the derivative from its listing."""

import numpy as np


def sigmoid(z):
    """Return the logistic function of each pre-activation."""
    z = np.asarray(z, dtype=float)
    return 1 / (1 + np.exp(-z))


def sigmoid_derivative(z):
    """Return the derivative as the listing computes it from its argument."""
    z = np.asarray(z, dtype=float)
    return z * (1 - z)


def tanh(z):
    """Return the hyperbolic tangent by the formula of section 2.1.2."""
    z = np.asarray(z, dtype=float)
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


def relu(z):
    """Return the larger of 0 and each pre-activation."""
    return np.maximum(0.0, np.asarray(z, dtype=float))
