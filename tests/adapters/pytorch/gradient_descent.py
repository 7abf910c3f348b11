"""torch.optim.SGD, with the course's rule for stopping."""

from __future__ import annotations

from collections.abc import Callable

import torch
from numpy.typing import ArrayLike

from .tensors import Array, array, positive, same_shape, tensor, whole


def gradient_step(x: ArrayLike, gradient: ArrayLike, learning_rate: float) -> Array:
    point, slope = tensor(x), tensor(gradient)
    same_shape(point, slope, "x and the gradient")
    return array(torch.sub(point, slope, alpha=learning_rate))


def gradient_descent(
    gradient: Callable[[Array], ArrayLike],
    x0: ArrayLike,
    learning_rate: float = 0.1,
    max_iterations: int = 1000,
    tolerance: float = 1e-8,
) -> tuple[Array, int]:
    if not tolerance >= 0:
        raise ValueError(f"tolerance is {tolerance}, expected at least 0")
    updates = whole(max_iterations, "max_iterations", least=0)
    x = torch.nn.Parameter(tensor(x0))
    optimizer = torch.optim.SGD([x], lr=positive(learning_rate, "learning_rate"))
    for iteration in range(updates):
        slope = tensor(gradient(array(x)))
        same_shape(x, slope, "x0 and its gradient")
        x.grad = slope
        if not bool(torch.isfinite(slope).all()):
            raise FloatingPointError(f"the gradient is {array(slope)} after {iteration} updates")
        if bool(torch.linalg.vector_norm(slope) <= tolerance):
            return array(x), iteration
        optimizer.step()
    return array(x), updates
