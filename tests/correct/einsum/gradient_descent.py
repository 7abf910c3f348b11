"""Plain gradient descent."""
import numpy as np
from derivatives import norm, to_copy, to_float


def gradient_step(x, gradient, learning_rate):
    x, gradient = to_float(x), to_float(gradient)
    if x.shape != gradient.shape:
        raise ValueError(f"gradient {gradient.shape} and x {x.shape} must have the same shape")
    return x - learning_rate * gradient


@np.errstate(over="ignore", invalid="ignore")
def gradient_descent(gradient, x0, learning_rate=0.1, max_iterations=1000, tolerance=1e-8):
    if not 0 < learning_rate < np.inf:
        raise ValueError(f"learning_rate = {learning_rate!r}: it must be positive and finite")
    if max_iterations < 0 or max_iterations != int(max_iterations):
        raise ValueError(f"max_iterations = {max_iterations!r}: it must be an integer of at least 0")
    x = to_copy(x0)
    for iteration in range(int(max_iterations)):
        g = to_copy(gradient(to_copy(x)))
        if not np.isfinite(g).all():
            raise FloatingPointError(f"the gradient at update {iteration} is not finite: {g}")
        if norm(g) <= tolerance:
            return x, iteration
        x = to_copy(gradient_step(x, g, learning_rate))
    return x, int(max_iterations)
