"""scipy.optimize.approx_fprime for forward differences, its other methods for the rest, scipy.linalg.norm."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy.linalg import norm
from scipy.optimize import approx_fprime
from sklearn.utils.extmath import safe_sparse_dot

from .arrays import Array, array, expect_shape, positive, same_shape, whole
from .differences import central, slopes


def forward_difference(f: Callable[[float], ArrayLike], x: float, h: float = 1e-6) -> float:
    point, step = array([_scalar(x, "x")]), positive(h, "h")
    return float(approx_fprime(point, lambda moved: _scalar(f(float(moved[0])), "f(x)"), step)[0])


def central_difference(f: Callable[[float], ArrayLike], x: float, h: float | None = None) -> float:
    point = array([_scalar(x, "x")])
    return float(central(lambda moved: _scalar(f(float(moved[0])), "f(x)"), point, h)[0, 0])


def partial_derivative(
    f: Callable[[Array], ArrayLike], x: ArrayLike, i: int, h: float | None = None
) -> float:
    point = array(x)
    expect_shape(point, (None,), "x")
    if whole(i, "i", least=0) >= point.size:
        raise ValueError(f"i is {i}, expected less than {point.size}, the length of x")

    def along(moved: Array) -> float:
        whole_point = point.copy()
        whole_point[i] = moved[0]
        return _scalar(f(whole_point), "f(x)")

    return float(central(along, point[i : i + 1], h)[0, 0])


def numerical_gradient(f: Callable[[Array], ArrayLike], x: ArrayLike, h: float | None = None) -> Array:
    point = array(x)

    def value(moved: Array) -> float:
        return _scalar(f(array(moved.reshape(point.shape))), "f(x)")

    return array(central(value, point.ravel(), h).reshape(point.shape))


def numerical_jacobian(f: Callable[[Array], ArrayLike], x: ArrayLike, h: float | None = None) -> Array:
    point = array(x)
    expect_shape(point, (None,), "x")

    def outputs(moved: Array) -> Array:
        values = array(f(array(moved)))
        expect_shape(values, (None,), "f(x)")
        return values

    return array(central(outputs, point, h))


def power_derivative(x: ArrayLike, n: float) -> Array:
    base = array(x)
    if n != int(n) and (base < 0).any():
        raise ValueError(f"x contains {base.min()}, expected x >= 0 for n = {n}, no integer")
    if n < 1 and n != 0 and (base == 0).any():
        raise ValueError(f"x contains 0, expected x != 0 for n = {n}")
    return slopes(lambda stepped: stepped**n, base)


def exponential_derivative(x: ArrayLike, a: float) -> Array:
    base = positive(a, "a")
    return slopes(lambda stepped: base**stepped, array(x))


def logarithm_derivative(x: ArrayLike, a: float) -> Array:
    base, point = positive(a, "a"), array(x)
    if base == 1:
        raise ValueError("a is 1, which is the base of no logarithm")
    if (point <= 0).any():
        raise ValueError(f"x contains {point.min()}, expected x > 0")
    return slopes(lambda stepped: np.log(stepped) / np.log(base), point)


def sine_derivative(x: ArrayLike) -> Array:
    return slopes(np.sin, array(x))


def cosine_derivative(x: ArrayLike) -> Array:
    return slopes(np.cos, array(x))


def multivariate_chain_rule(dy_dg: ArrayLike, dg_dx: ArrayLike) -> Array:
    outer, inner = array(dy_dg), array(dg_dx)
    expect_shape(outer, (None,), "dy_dg")
    expect_shape(inner, (outer.size, None), "dg_dx")
    return array(safe_sparse_dot(outer, inner))


def relative_error(a: ArrayLike, b: ArrayLike) -> float:
    first, second = array(a), array(b)
    same_shape(first, second, "a and b")
    far, sizes = norm((first - second).ravel()), norm(first.ravel()) + norm(second.ravel())
    return float(far / max(sizes, 1e-300))


def check_gradient(
    f: Callable[[Array], ArrayLike],
    gradient: Callable[[Array], ArrayLike],
    x: ArrayLike,
    tolerance: float = 1e-6,
) -> bool:
    claimed, measured = array(gradient(array(x))), numerical_gradient(f, x)
    if not np.isfinite(claimed).all():  # scipy.linalg.norm refuses to look at it
        return False
    return claimed.shape == measured.shape and relative_error(claimed, measured) <= tolerance


def _scalar(value: Any, name: str) -> float:
    scalar = array(value)
    expect_shape(scalar, (), name)
    return float(scalar)
