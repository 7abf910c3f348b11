"""Gradient descent."""
import math

import numpy as np

from .derivatives import tensor, vector_norm


def gradient_step(x, gradient, learning_rate):
    x, gradient = tensor(x), tensor(gradient)
    if x.shape != gradient.shape:
        raise ValueError(f"gradient must have the shape of x, {x.shape}, got {gradient.shape}")
    return x - learning_rate * gradient


def gradient_descent(gradient, x0, learning_rate=0.1, max_iterations=1000, tolerance=1e-8):
    if not (learning_rate > 0 and math.isfinite(learning_rate)):
        raise ValueError(f"learning_rate must be positive and finite, got {learning_rate!r}")
    if max_iterations < 0 or max_iterations != int(max_iterations):
        raise ValueError(f"max_iterations must be an integer >= 0, got {max_iterations!r}")
    x, updates = tensor(x0), 0
    with np.errstate(over="ignore", invalid="ignore"):
        while updates < max_iterations:
            slope = tensor(gradient(x.copy()))
            if slope.shape != x.shape:
                raise ValueError(f"gradient must return the shape of x0, {x.shape}, got {slope.shape}")
            if not np.isfinite(slope).all():
                raise FloatingPointError(f"gradient must be finite, got {slope} after {updates} updates")
            if vector_norm(slope) <= tolerance:
                break
            slope *= learning_rate
            x -= slope
            updates += 1
    return x, updates
