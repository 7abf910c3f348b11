"""What a descent is made of, done right: its start, its settings, the gradient and its norm."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray


def numbers(x: ArrayLike) -> NDArray[np.float64]:
    """Return x as a float64 array of its own shape, which is x itself if it is one."""
    return np.asarray(x, dtype=np.float64)


def rate(learning_rate: float) -> float:
    """Return the learning rate, if it is above 0."""
    if not 0.0 < learning_rate < np.inf:
        raise ValueError(f"learning_rate is {learning_rate}, expected a finite number > 0")
    return float(learning_rate)


def limit(max_iterations: int) -> int:
    """Return the largest number of updates, if it is a number of them."""
    if max_iterations < 0:
        raise ValueError(f"max_iterations is {max_iterations}, expected an integer >= 0")
    return int(max_iterations)


def slope_of_any_size(
    gradient: Callable[[NDArray[np.float64]], ArrayLike], x: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the gradient at x, if it has x's shape."""
    slope = numbers(gradient(x.copy()))
    if slope.shape != x.shape:
        raise ValueError(f"gradient(x) has shape {slope.shape}, expected {x.shape}")
    return slope


def slope_at(
    gradient: Callable[[NDArray[np.float64]], ArrayLike], x: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the gradient at x, if it has x's shape and is finite."""
    slope = slope_of_any_size(gradient, x)
    if not np.all(np.isfinite(slope)):
        raise FloatingPointError("gradient(x) is not finite; learning_rate may be too large")
    return slope


def norm(slope: NDArray[np.float64]) -> float:
    """Return the Euclidean norm of all entries."""
    return float(np.sqrt(np.sum(slope**2)))
