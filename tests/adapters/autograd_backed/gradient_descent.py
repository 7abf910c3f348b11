"""autograd's sgd, one iteration at a time, with the course's rule for stopping."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from autograd.misc import optimizers  # type: ignore[import-untyped]
from numpy.typing import ArrayLike

from .arrays import Array, array, positive, same_shape, whole


def gradient_step(x: ArrayLike, gradient: ArrayLike, learning_rate: float) -> Array:
    point, slope = array(x), array(gradient)
    same_shape(point, slope, "x and the gradient")
    return array(optimizers.sgd(lambda *_: slope, point, num_iters=1, step_size=learning_rate, mass=0.0))


def gradient_descent(
    gradient: Callable[[Array], ArrayLike],
    x0: ArrayLike,
    learning_rate: float = 0.1,
    max_iterations: int = 1000,
    tolerance: float = 1e-8,
) -> tuple[Array, int]:
    rate = positive(learning_rate, "learning_rate")
    if not tolerance >= 0:
        raise ValueError(f"tolerance is {tolerance}, expected at least 0")
    updates, x = whole(max_iterations, "max_iterations", least=0), array(x0)
    for iteration in range(updates):
        slope = array(gradient(array(x)))
        if not np.isfinite(slope).all():
            raise FloatingPointError(f"the gradient is {slope} after {iteration} updates")
        if np.linalg.norm(slope.ravel()) <= tolerance:
            return x, iteration
        x = gradient_step(x, slope, rate)
    return x, updates
