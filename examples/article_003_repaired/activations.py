"""The hidden activation of the listing in article 003, section 4.2."""

import numpy as np


def relu(z):
    """Return `z` where it is positive and 0 elsewhere."""
    return np.maximum(np.asarray(z, dtype=float), 0.0)


def relu_derivative(z):
    """Return 1 where `z` is positive and 0 elsewhere: f' in the recursion of section 3.3."""
    return (np.asarray(z, dtype=float) > 0).astype(float)
