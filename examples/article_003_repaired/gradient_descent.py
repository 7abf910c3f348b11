"""The update formula of article 003, section 3.2."""

import numpy as np


def gradient_step(x, gradient, learning_rate):
    """Return `x` minus the learning rate times the gradient."""
    return np.asarray(x, dtype=float) - learning_rate * np.asarray(gradient, dtype=float)
