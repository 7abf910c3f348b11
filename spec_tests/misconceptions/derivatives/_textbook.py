"""What a difference quotient is made of, done right; each misconception changes one part of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def numbers(x: ArrayLike, name: str = "x") -> NDArray[np.float64]:
    """Return x as a float64 array of its own shape."""
    return np.asarray(x, dtype=np.float64)


def vector(x: ArrayLike, name: str = "x") -> NDArray[np.float64]:
    """Return x as a float64 array with one axis."""
    result = numbers(x, name)
    if result.ndim != 1:
        raise ValueError(f"{name} has shape {result.shape}, expected one axis")
    return result


def scalar(x: ArrayLike, name: str = "x") -> float:
    """Return a single number as a float."""
    result = numbers(x, name)
    if result.ndim != 0:
        raise ValueError(f"{name} has shape {result.shape}, expected a scalar")
    return float(result)


def coordinate(i: int, size: int) -> int:
    """Return the number of a coordinate, after a look at how many there are."""
    if not 0 <= i < size:
        raise ValueError(f"i is {i}, expected 0 <= i < {size}")
    return int(i)


def step_at(x: float | NDArray[np.float64], h: float | None) -> float:
    """Return the given step, or the cube root of the rounding unit, scaled with max(1, abs(x))."""
    return 6e-6 * max(1.0, abs(float(x))) if h is None else positive(h, "h")


def moved(x: NDArray[np.float64], index: tuple[int, ...], distance: float) -> NDArray[np.float64]:
    """Return a fresh copy of x with one entry moved."""
    result = x.copy()
    result[index] += distance
    return result


def value(f: Callable[[Any], ArrayLike], x: float | NDArray[np.float64]) -> float:
    """Return f(x), which is one number."""
    return scalar(f(x), "f(x)")


def values(f: Callable[[NDArray[np.float64]], ArrayLike], x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a copy of f(x), which has one axis."""
    return vector(f(x), "f(x)").copy()


def same_shape(
    a: NDArray[np.float64], b: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return both arrays, if NumPy need not broadcast them."""
    if a.shape != b.shape:
        raise ValueError(f"the shapes are {a.shape} and {b.shape}, expected the same")
    return a, b


def positive(a: float, name: str) -> float:
    """Return a finite number above 0."""
    result = scalar(a, name)
    if not 0.0 < result < np.inf:
        raise ValueError(f"{name} is {result}, expected a finite number > 0")
    return result


def base_of_logarithm(a: float) -> float:
    """Return the base of a logarithm, if it can be one."""
    base = positive(a, "a")
    if base == 1.0:
        raise ValueError("a is 1.0, expected a base other than 1")
    return base


def numbers_above_zero(x: ArrayLike) -> NDArray[np.float64]:
    """Return x as a float64 array, if all its entries have a logarithm."""
    result = numbers(x)
    if np.any(result <= 0.0):
        raise ValueError(f"x contains {np.min(result)}, expected x > 0")
    return result


def paths(dy_dg: ArrayLike, dg_dx: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the derivatives along the two parts of each path, if there is a row for each."""
    outer, inner = vector(dy_dg, "dy_dg"), numbers(dg_dx, "dg_dx")
    if inner.ndim != 2 or len(inner) != outer.size:
        raise ValueError(f"dg_dx has shape {inner.shape}, expected a row for each of {outer.size} paths")
    return outer, inner
