"""Differences by autograd.test_util's numerical directional derivative; derivatives by autograd."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import autograd  # type: ignore[import-untyped]
import autograd.numpy as anp  # type: ignore[import-untyped]
import numpy as np
from autograd import test_util
from autograd.extend import defvjp, primitive  # type: ignore[import-untyped]
from numpy.typing import ArrayLike

from .arrays import Array, array, expect_shape, positive, same_shape, slopes, whole

_STEP = float(np.finfo(np.float64).eps) ** (1 / 3)


def forward_difference(f: Callable[[float], ArrayLike], x: float, h: float = 1e-6) -> float:
    point, step = _scalar(x, "x"), positive(h, "h")
    return (_scalar(f(point + step), "f(x)") - _scalar(f(point), "f(x)")) / step


def central_difference(f: Callable[[float], ArrayLike], x: float, h: float | None = None) -> float:
    point = array([_scalar(x, "x")])
    return float(_difference(lambda moved: _scalar(f(float(moved[0])), "f(x)"), point, 0, h))


def partial_derivative(
    f: Callable[[Array], ArrayLike], x: ArrayLike, i: int, h: float | None = None
) -> float:
    point = array(x)
    expect_shape(point, (None,), "x")
    if whole(i, "i", least=0) >= point.size:
        raise ValueError(f"i is {i}, expected less than {point.size}, the length of x")
    return float(_difference(lambda moved: _scalar(f(array(moved)), "f(x)"), point, i, h))


def numerical_gradient(f: Callable[[Array], ArrayLike], x: ArrayLike, h: float | None = None) -> Array:
    point = array(x)

    def value(moved: Array) -> float:
        return _scalar(f(array(moved.reshape(point.shape))), "f(x)")

    entries = [_difference(value, point.ravel(), i, h) for i in range(point.size)]
    return array(entries).reshape(point.shape)


def numerical_jacobian(f: Callable[[Array], ArrayLike], x: ArrayLike, h: float | None = None) -> Array:
    point = array(x)
    expect_shape(point, (None,), "x")

    def outputs(moved: Array) -> Array:
        values = array(f(array(moved)))
        expect_shape(values, (None,), "f(x)")
        return values

    return np.stack([array(_difference(outputs, point, i, h)) for i in range(point.size)], axis=1)


def power_derivative(x: ArrayLike, n: float) -> Array:
    base = array(x)
    if n != int(n) and (base < 0).any():
        raise ValueError(f"x contains {base.min()}, expected x >= 0 for n = {n}, no integer")
    if n < 1 and n != 0 and (base == 0).any():
        raise ValueError(f"x contains 0, expected x != 0 for n = {n}")
    return slopes(lambda traced: traced**n, base)


def exponential_derivative(x: ArrayLike, a: float) -> Array:
    base = positive(a, "a")
    return slopes(lambda traced: base**traced, x)


def logarithm_derivative(x: ArrayLike, a: float) -> Array:
    base = positive(a, "a")
    if base == 1:
        raise ValueError("a is 1, which is the base of no logarithm")
    if (array(x) <= 0).any():
        raise ValueError(f"x contains {array(x).min()}, expected x > 0")
    return slopes(lambda traced: anp.log(traced) / anp.log(base), x)


def sine_derivative(x: ArrayLike) -> Array:
    return slopes(anp.sin, x)


def cosine_derivative(x: ArrayLike) -> Array:
    return slopes(anp.cos, x)


def chain_rule(
    outer_derivative: Callable[[Array], ArrayLike],
    inner: Callable[[Array], ArrayLike],
    inner_derivative: Callable[[Array], ArrayLike],
    x: ArrayLike,
) -> Array:
    g = _known(inner, inner_derivative)
    f = _known(lambda u: np.full(u.shape, np.nan), outer_derivative)  # f itself is not given, and not needed
    return slopes(lambda traced: f(g(traced)), x)


def multivariate_chain_rule(dy_dg: ArrayLike, dg_dx: ArrayLike) -> Array:
    outer, inner = array(dy_dg), array(dg_dx)
    expect_shape(outer, (None,), "dy_dg")
    expect_shape(inner, (outer.size, None), "dg_dx")
    pull_back, _ = autograd.make_vjp(lambda traced: anp.dot(inner, traced))(np.zeros(inner.shape[1]))
    return array(pull_back(outer))


def relative_error(a: ArrayLike, b: ArrayLike) -> float:
    first, second = array(a), array(b)
    same_shape(first, second, "a and b")
    far, sizes = _norm(first - second), _norm(first) + _norm(second)
    return far / max(sizes, 1e-300)


def check_gradient(
    f: Callable[[Array], ArrayLike],
    gradient: Callable[[Array], ArrayLike],
    x: ArrayLike,
    tolerance: float = 1e-6,
) -> bool:
    claimed, measured = array(gradient(array(x))), numerical_gradient(f, x)
    return claimed.shape == measured.shape and relative_error(claimed, measured) <= tolerance


def _difference(f: Callable[[Array], Any], x: Array, i: int, h: float | None) -> Any:
    """Return the central difference along entry i.

    autograd's numerical derivative moves x by EPS / 2 times the direction, so that a direction of length
    2 h / EPS makes a step of h.
    """
    step = _STEP * max(1.0, abs(float(x[i]))) if h is None else positive(h, "h")
    length = 2.0 * step / test_util.EPS
    direction = np.zeros(x.shape)
    direction[i] = length
    return test_util.make_numerical_jvp(f, x)(direction) / length


def _known(
    function: Callable[[Array], ArrayLike], derivative: Callable[[Array], ArrayLike]
) -> Callable[[Any], Any]:
    """Return a function that autograd knows the derivative of."""
    known = primitive(lambda x: array(function(array(x))))
    defvjp(known, lambda ans, x: lambda g: g * array(derivative(array(x))))
    return known  # type: ignore[no-any-return]


def _norm(entries: Array) -> float:
    return float(anp.linalg.norm(entries.ravel()))


def _scalar(value: ArrayLike, name: str) -> float:
    scalar = array(value)
    expect_shape(scalar, (), name)
    return float(scalar)
