"""Plain gradient descent."""

import math

import numpy as np

from .activations import to_array
from .derivatives import norm_of


def gradient_step(x, gradient, learning_rate):
    x = to_array(x, "x")
    gradient = to_array(gradient, "gradient")
    if x.shape != gradient.shape:
        raise ValueError(f"x and gradient must have equal shapes, got {x.shape} and {gradient.shape}")
    rate = float(learning_rate)
    result = np.empty(x.shape)
    for position, (value, slope) in enumerate(zip(x.ravel().tolist(), gradient.ravel().tolist())):
        result.flat[position] = value - rate * slope
    return result


def gradient_descent(gradient, x0, learning_rate=0.1, max_iterations=1000, tolerance=1e-8):
    if not learning_rate > 0:
        raise ValueError(f"learning_rate must be > 0, got {learning_rate}")
    if max_iterations < 0:
        raise ValueError(f"max_iterations must be >= 0, got {max_iterations}")
    x = to_array(x0, "x0")
    iterations = 0
    while iterations < max_iterations:
        slope = to_array(gradient(x.copy()), "gradient(x)")
        for value in slope.ravel().tolist():
            if not math.isfinite(value):
                raise FloatingPointError(f"gradient must stay finite, got {value} after {iterations} updates")
        if norm_of(slope.ravel().tolist()) <= tolerance:
            break
        x = gradient_step(x, slope, learning_rate)
        iterations += 1
    return x, iterations
