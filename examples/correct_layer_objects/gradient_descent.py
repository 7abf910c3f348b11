"""Plain gradient descent on a function given by its gradient."""

import numpy as np

from .toolkit import finite, norm, not_negative, positive, real_array, same_shape, whole


def gradient_step(x, gradient, learning_rate):
    x, gradient = real_array(x, "x"), real_array(gradient, "gradient")
    same_shape(x, gradient, "x", "gradient")
    return x - finite(learning_rate, "learning_rate") * gradient


def gradient_descent(gradient, x0, learning_rate=0.1, max_iterations=1000, tolerance=1e-8):
    learning_rate = positive(learning_rate, "learning_rate")
    max_iterations = whole(max_iterations, "max_iterations", 0)
    tolerance = not_negative(tolerance, "tolerance")
    x = real_array(x0, "x0")
    for iteration in range(max_iterations):
        # A diverging run is reported below, not by warnings on the way.
        with np.errstate(all="ignore"):
            slope = real_array(gradient(x.copy()), "gradient(x)")
            same_shape(x, slope, "x0", "gradient(x)")
            if not np.isfinite(slope).all():
                raise FloatingPointError(
                    f"gradient is not finite after {iteration} updates: {slope}"
                )
            if norm(slope) <= tolerance:
                return x, iteration
            x = np.asarray(x - learning_rate * slope)
    return x, max_iterations
