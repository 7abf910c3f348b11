"""sklearn.neural_network's SGDOptimizer, with the course's rule for stopping."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike
from scipy.linalg import norm
from sklearn.neural_network._stochastic_optimizers import SGDOptimizer

from .arrays import Array, array, positive, same_shape, whole


def gradient_step(x: ArrayLike, gradient: ArrayLike, learning_rate: float) -> Array:
    point, slope = array(x), array(gradient)
    same_shape(point, slope, "x and the gradient")
    _plain_descent(point, learning_rate).update_params([point], [slope])
    return point


def gradient_descent(
    gradient: Callable[[Array], ArrayLike],
    x0: ArrayLike,
    learning_rate: float = 0.1,
    max_iterations: int = 1000,
    tolerance: float = 1e-8,
) -> tuple[Array, int]:
    if not tolerance >= 0:
        raise ValueError(f"tolerance is {tolerance}, expected at least 0")
    updates, x = whole(max_iterations, "max_iterations", least=0), array(x0)
    optimizer = _plain_descent(x, positive(learning_rate, "learning_rate"))
    for iteration in range(updates):
        slope = array(gradient(array(x)))
        same_shape(x, slope, "x0 and its gradient")
        if not np.isfinite(slope).all():
            raise FloatingPointError(f"the gradient is {slope} after {iteration} updates")
        if norm(slope.ravel()) <= tolerance:
            return x, iteration
        optimizer.update_params([x], [slope])
    return x, updates


def _plain_descent(x: Array, learning_rate: float) -> SGDOptimizer:
    return SGDOptimizer([x], learning_rate, momentum=0.0, nesterov=False)
