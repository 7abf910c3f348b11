"""The update rule of article 000, section 2.2, and the procedure of its section 3.2."""

import numpy as np


def gradient_step(x, gradient, learning_rate):
    """Return `x` moved against the gradient."""
    return np.asarray(x, dtype=float) - learning_rate * np.asarray(gradient, dtype=float)


def gradient_descent(gradient, x0, learning_rate=0.1, max_iterations=1000, tolerance=1e-8):
    """Return the point reached and the number of updates that it took."""
    x = np.array(x0, dtype=float)
    for iteration in range(max_iterations):
        slope = np.asarray(gradient(x.copy()), dtype=float)
        if np.sqrt(np.sum(slope**2)) <= tolerance:
            return x, iteration
        x = gradient_step(x, slope, learning_rate)
    return x, max_iterations
