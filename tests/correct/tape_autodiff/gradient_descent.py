"""Gradient descent; the gradient is the caller's, so there is nothing to record."""
import numpy as np

from tape_autodiff.derivatives import _call, norm, to_float


def gradient_step(x, gradient, learning_rate):
    x, gradient = to_float(x), to_float(gradient)
    if x.shape != gradient.shape:
        raise ValueError(f"gradient has shape {gradient.shape}, x has shape {x.shape}: they must be equal")
    return x - learning_rate * gradient


def gradient_descent(gradient, x0, learning_rate=0.1, max_iterations=1000, tolerance=1e-8):
    if not 0 < learning_rate < np.inf:
        raise ValueError(f"learning_rate = {learning_rate!r}: it must be positive and finite")
    if max_iterations != int(max_iterations) or max_iterations < 0:
        raise ValueError(f"max_iterations = {max_iterations!r}: it must be an integer of at least 0")
    x, iterations = np.array(x0, dtype=np.float64), 0
    with np.errstate(over="ignore", invalid="ignore"):
        for iterations in range(int(max_iterations) + 1):
            if iterations == max_iterations:
                break
            slope = _call(gradient, x)
            if not np.all(np.isfinite(slope)):
                raise FloatingPointError(f"gradient(x) = {slope} at update {iterations}: it must be finite")
            if norm(slope) <= tolerance:
                break
            x = gradient_step(x, slope, learning_rate)
    return x, iterations
