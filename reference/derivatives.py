"""Derivatives: by finite differences, by rule, and the comparison of the two.

The rest of the course rests on this module: a gradient found by backpropagation is right when
it agrees with the difference quotients here. "Any shape" includes a single number and an empty
array.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _checks, _norms


def forward_difference(f: Callable[[float], ArrayLike], x: float, h: float = 1e-6) -> float:
    """Return the forward difference (f(x + h) - f(x)) / h.

    Parameters
    ----------
    f : callable, float -> float
        May return a Python float, a NumPy scalar or a 0-d array.
    x : float
        The point; an integer and a 0-d array are accepted.
    h : float, default 1e-6
        The step, used exactly as given.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If x or f's result is not a scalar, or h is not positive and finite.

    Notes
    -----
    Requirements DER-FORWARD-1 to DER-FORWARD-3.
    Source: article 000, sections 2.1 and 3.1.

    Examples
    --------
    >>> round(forward_difference(lambda x: x**2, 1, h=0.1), 9)
    2.1
    """
    point = _checks.number(x, "x")
    step = _checks.positive(h, "h")
    return (_value(f, point + step) - _value(f, point)) / step


def central_difference(f: Callable[[float], ArrayLike], x: float, h: float | None = None) -> float:
    """Return the central difference (f(x + h) - f(x - h)) / (2 h).

    Parameters
    ----------
    f : callable, float -> float
        May return a Python float, a NumPy scalar or a 0-d array.
    x : float
        The point; an integer and a 0-d array are accepted.
    h : float, optional
        The step, used exactly as given. None picks a good step, scaled with max(1, abs(x)).

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If x or f's result is not a scalar, or h is given and not positive and finite.

    Notes
    -----
    Requirements DER-CENTRAL-1 to DER-CENTRAL-4.
    With h=None the relative error is at most 1e-7 on functions that vary on the scale of
    max(1, abs(x)), also at x = 1e8: a step too small drowns in the rounding of f, a step too
    large in the curvature. This bound is judged against the derivative itself.
    Source: article 000, section 3.1, made symmetric.

    Examples
    --------
    >>> round(central_difference(lambda x: x**2, 1, h=0.1), 9)
    2.0
    >>> round(central_difference(np.exp, 0.0), 9)
    1.0
    """
    point = _checks.number(x, "x")
    step = _step(point, h)
    return (_value(f, point + step) - _value(f, point - step)) / (2.0 * step)


def partial_derivative(
    f: Callable[[NDArray[np.float64]], ArrayLike], x: ArrayLike, i: int, h: float | None = None
) -> float:
    """Return the partial derivative of f with respect to x[i], as a central difference.

    Parameters
    ----------
    f : callable, (n,) -> float
        May return a Python float, a NumPy scalar or a 0-d array.
    x : array_like, shape (n,)
        The point; integers are not truncated.
    i : int
        The coordinate, 0 <= i < n.
    h : float, optional
        The step, used exactly as given. None picks a good step, scaled with max(1, abs(x[i])).

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If i is out of range, x does not have one axis, f's result is not a scalar, or h is given
        and not positive and finite.

    Notes
    -----
    Requirements DER-PARTIAL-1 to DER-PARTIAL-5.
    Only x[i] moves; f sees only fresh arrays. Source: article 000, sections 3.1 and 4.1.

    Examples
    --------
    >>> round(partial_derivative(lambda x: 3 * x[0] - 5 * x[1], [1, 2], 1), 9)
    -5.0
    """
    point = _checks.vector(x, "x")
    coordinate = _checks.integer(i, "i", minimum=0)
    if coordinate >= point.size:
        raise ValueError(f"i is {i}, expected 0 <= i < {point.size}, the length of x")
    step = _step(point[coordinate], h)
    plus, minus = _moved(point, (coordinate,), step)
    return (_value(f, plus) - _value(f, minus)) / (2.0 * step)


def numerical_gradient(
    f: Callable[[NDArray[np.float64]], ArrayLike], x: ArrayLike, h: float | None = None
) -> NDArray[np.float64]:
    """Return the gradient of f at x by central differences, one coordinate at a time.

    Parameters
    ----------
    f : callable, array of x's shape -> float
        May return a Python float, a NumPy scalar or a 0-d array.
    x : array_like, any number of axes (none included)
        The point; integers are not truncated.
    h : float, optional
        The step, used exactly as given. None picks a good step for each coordinate, scaled with
        max(1, abs(coordinate)).

    Returns
    -------
    ndarray, same shape as x

    Raises
    ------
    ValueError
        If f's result is not a scalar, or h is given and not positive and finite.

    Notes
    -----
    Requirements DER-GRADIENT-1 to DER-GRADIENT-7.
    f sees only fresh arrays of x's shape: never x itself, and never one buffer that is changed
    between calls. Source: article 000, section 2.2.

    Examples
    --------
    >>> numerical_gradient(lambda x: np.sum(x**2), [[1, 2], [3, 4]]).round(6)
    array([[2., 4.],
           [6., 8.]])
    """
    point = _checks.array(x, "x")
    gradient = np.zeros(point.shape)
    for index in np.ndindex(point.shape):
        step = _step(point.item(index), h)
        plus, minus = _moved(point, index, step)
        gradient[index] = (_value(f, plus) - _value(f, minus)) / (2.0 * step)
    return gradient


def numerical_jacobian(
    f: Callable[[NDArray[np.float64]], ArrayLike], x: ArrayLike, h: float | None = None
) -> NDArray[np.float64]:
    """Return the Jacobian of f at x by central differences: J[i, j] = df_i / dx_j.

    Parameters
    ----------
    f : callable, (n,) -> (m,)
        May return a list, or the same output buffer, refilled, at every call.
    x : array_like, shape (n,)
        The point; integers are not truncated.
    h : float, optional
        The step, used exactly as given. None picks a good step for each coordinate, scaled with
        max(1, abs(coordinate)).

    Returns
    -------
    ndarray, shape (m, n)
        One row per output of f, one column per coordinate of x.

    Raises
    ------
    ValueError
        If x or f's result does not have one axis, or h is given and not positive and finite.

    Notes
    -----
    Requirements DER-JACOBIAN-1 to DER-JACOBIAN-5.
    f sees only fresh arrays of x's shape. Source: article 000, section 4.2.

    Examples
    --------
    >>> numerical_jacobian(lambda x: [x[0], x[1], x[0] * x[1]], [2, 3]).round(6)
    array([[1., 0.],
           [0., 1.],
           [3., 2.]])
    """
    point = _checks.vector(x, "x")
    outputs = _values(f, point.copy()).size
    jacobian = np.zeros((outputs, point.size))
    for j in range(point.size):
        step = _step(point[j], h)
        plus, minus = _moved(point, (j,), step)
        jacobian[:, j] = (_values(f, plus) - _values(f, minus)) / (2.0 * step)
    return jacobian


def power_derivative(x: ArrayLike, n: float) -> NDArray[np.float64]:
    """Return the derivative of x**n with respect to x, n * x**(n - 1), elementwise.

    Parameters
    ----------
    x : array_like, any shape
    n : float
        The exponent; it need not be an integer. For n = 0 the derivative is 0 everywhere.

    Returns
    -------
    ndarray, same shape as x

    Raises
    ------
    ValueError
        If x**n has no finite real derivative: an x below 0 with an n that is no integer, or an
        x of 0 with n < 1 (n = 0 excepted).

    Notes
    -----
    Requirements DER-POWER-1 to DER-POWER-3.
    Source: article 000, section 4.1.

    Examples
    --------
    >>> power_derivative([1, 2, 3], 2)
    array([2., 4., 6.])
    """
    x = _checks.array(x, "x")
    n = _checks.number(n, "n")
    if n == 0.0:
        return np.zeros(x.shape)
    if n != np.floor(n) and np.any(x < 0.0):
        raise ValueError(f"x contains {np.min(x)}, expected x >= 0 for n = {n}, no integer")
    if n < 1.0 and np.any(x == 0.0):
        raise ValueError(f"x contains 0, expected x != 0 for n = {n} < 1")
    return n * x ** (n - 1.0)


def exponential_derivative(x: ArrayLike, a: float) -> NDArray[np.float64]:
    """Return the derivative of a**x with respect to x, a**x * ln(a), elementwise.

    Parameters
    ----------
    x : array_like, any shape
    a : float
        The base, above 0.

    Returns
    -------
    ndarray, same shape as x

    Raises
    ------
    ValueError
        If a <= 0.

    Notes
    -----
    Requirements DER-EXP-1 to DER-EXP-3.
    Source: article 000, section 4.1.

    Examples
    --------
    >>> exponential_derivative([0.0, 1.0], 2).round(4)
    array([0.6931, 1.3863])
    """
    x = _checks.array(x, "x")
    a = _checks.positive(a, "a")
    log_a: float = np.log(a)
    return a**x * log_a


def logarithm_derivative(x: ArrayLike, a: float) -> NDArray[np.float64]:
    """Return the derivative of the logarithm of x to base a, 1 / (x * ln(a)), elementwise.

    Parameters
    ----------
    x : array_like, any shape
        Above 0.
    a : float
        The base, above 0 and not 1.

    Returns
    -------
    ndarray, same shape as x

    Raises
    ------
    ValueError
        If a <= 0, a = 1, or any x <= 0.

    Notes
    -----
    Requirements DER-LOG-1 to DER-LOG-3.
    Source: article 000, section 4.1.

    Examples
    --------
    >>> logarithm_derivative([1, 2], 10).round(4)
    array([0.4343, 0.2171])
    """
    x = _checks.array(x, "x")
    a = _checks.positive(a, "a")
    if a == 1.0:
        raise ValueError("a is 1.0, expected a base other than 1")
    if np.any(x <= 0.0):
        raise ValueError(f"x contains {np.min(x)}, expected x > 0")
    log_a: float = np.log(a)
    return 1.0 / (x * log_a)


def sine_derivative(x: ArrayLike) -> NDArray[np.float64]:
    """Return the derivative of sin(x), cos(x), elementwise.

    Parameters
    ----------
    x : array_like, any shape
        In radians.

    Returns
    -------
    ndarray, same shape as x

    Notes
    -----
    Requirements DER-SINE-1 to DER-SINE-2.
    Source: article 000, section 4.1.

    Examples
    --------
    >>> sine_derivative([0.0, np.pi])
    array([ 1., -1.])
    """
    return np.cos(_checks.array(x, "x"))


def cosine_derivative(x: ArrayLike) -> NDArray[np.float64]:
    """Return the derivative of cos(x), -sin(x), elementwise.

    Parameters
    ----------
    x : array_like, any shape
        In radians.

    Returns
    -------
    ndarray, same shape as x

    Notes
    -----
    Requirements DER-COSINE-1 to DER-COSINE-2.
    Source: article 000, section 4.1.

    Examples
    --------
    >>> float(cosine_derivative(np.pi / 2))
    -1.0
    """
    return -np.sin(_checks.array(x, "x"))


def chain_rule(
    outer_derivative: Callable[[NDArray[np.float64]], ArrayLike],
    inner: Callable[[NDArray[np.float64]], ArrayLike],
    inner_derivative: Callable[[NDArray[np.float64]], ArrayLike],
    x: ArrayLike,
) -> NDArray[np.float64]:
    """Return the derivative of f(g(x)), f'(g(x)) * g'(x), elementwise.

    Parameters
    ----------
    outer_derivative : callable
        f', the derivative of the outer function.
    inner : callable
        g, the inner function.
    inner_derivative : callable
        g', the derivative of the inner function.
    x : array_like, any shape

    Returns
    -------
    ndarray, same shape as x

    Notes
    -----
    Requirements DER-CHAIN-1 to DER-CHAIN-2.
    The outer derivative is taken at g(x), not at x. Source: article 000, section 4.2, and
    article 002, section 4.2.

    Examples
    --------
    The derivative of sin(x**2) at 0 and 1:

    >>> chain_rule(np.cos, np.square, lambda x: 2 * x, [0.0, 1.0]).round(4)
    array([0.    , 1.0806])
    """
    x = _checks.array(x, "x")
    g = _checks.array(inner(x), "inner(x)")
    outer = _checks.array(outer_derivative(g), "outer_derivative(inner(x))")
    return outer * _checks.array(inner_derivative(x), "inner_derivative(x)")


def multivariate_chain_rule(dy_dg: ArrayLike, dg_dx: ArrayLike) -> NDArray[np.float64]:
    """Return the gradient of y = f(g_1(x), ..., g_m(x)): the sum over all paths from x to y.

    Parameters
    ----------
    dy_dg : array_like, shape (m,)
        The derivative of y by each g_j.
    dg_dx : array_like, shape (m, n)
        The derivative of g_j (row j) by x_i (column i).

    Returns
    -------
    ndarray, shape (n,)
        Entry i is the sum over j of dy_dg[j] * dg_dx[j, i].

    Raises
    ------
    ValueError
        If the shapes are not (m,) and (m, n).

    Notes
    -----
    Requirements DER-PATHS-1 to DER-PATHS-3.
    Source: article 000, section 4.2.

    Examples
    --------
    >>> multivariate_chain_rule([1, 2], [[1, 0, 3], [0, 1, 1]])
    array([1., 2., 5.])
    """
    dy_dg = _checks.vector(dy_dg, "dy_dg")
    dg_dx = _checks.matrix(dg_dx, "dg_dx")
    _checks.shape(dg_dx, (dy_dg.size, dg_dx.shape[1]), "dg_dx")
    return dy_dg @ dg_dx


def relative_error(a: ArrayLike, b: ArrayLike) -> float:
    """Return norm(a - b) / max(norm(a) + norm(b), 1e-300).

    Parameters
    ----------
    a, b : array_like, any shape, both the same
        The norm is the Euclidean norm of all entries.

    Returns
    -------
    float
        From 0 (equal) to 1; 0.0 when both are zero.

    Raises
    ------
    ValueError
        If the shapes differ.

    Notes
    -----
    Requirements DER-RELATIVE-1 to DER-RELATIVE-4.
    Source: the usual companion of article 000, section 3.1.

    Examples
    --------
    >>> relative_error([3.0, 0.0], [1.0, 0.0])
    0.5
    >>> relative_error([0.0], [0.0])
    0.0
    """
    a = _checks.array(a, "a")
    b = _checks.array(b, "b")
    _checks.shape(b, a.shape, "b")
    return _norms.euclidean(a - b) / max(_norms.euclidean(a) + _norms.euclidean(b), 1e-300)


def check_gradient(
    f: Callable[[NDArray[np.float64]], ArrayLike],
    gradient: Callable[[NDArray[np.float64]], ArrayLike],
    x: ArrayLike,
    tolerance: float = 1e-6,
) -> bool:
    """Return whether gradient(x) is the gradient of f at x.

    Parameters
    ----------
    f : callable, array of x's shape -> float
    gradient : callable, array of x's shape -> array of x's shape
        The gradient to be checked.
    x : array_like, any shape
    tolerance : float, default 1e-6
        The largest relative error that counts as agreement.

    Returns
    -------
    bool
        True when the relative error between gradient(x) and the numerical gradient is at most
        the tolerance. A gradient(x) of another shape than x, or one with a nan, gives False, not
        an error.

    Notes
    -----
    Requirements DER-CHECK-1 to DER-CHECK-5.
    Where the true gradient is zero, nothing is left to be relative to: the rounding of the
    differences alone may give False. Check at another point.
    Source: the usual companion of article 000, section 3.1.

    Examples
    --------
    >>> check_gradient(lambda x: np.sum(x**2), lambda x: 2 * x, [1.0, 2.0])
    True
    >>> check_gradient(lambda x: np.sum(x**2), lambda x: x, [1.0, 2.0])
    False
    """
    point = _checks.array(x, "x")
    claimed = _checks.array(gradient(point.copy()), "gradient(x)")
    if claimed.shape != point.shape:
        return False
    return bool(relative_error(claimed, numerical_gradient(f, point)) <= tolerance)


def _step(x: float, h: float | None) -> float:
    """Return the given step, or the one that balances truncation against rounding.

    The error of a central difference is about h**2 (curvature) + eps / h (rounding), smallest near
    the cube root of eps, 6e-6. A power of two makes x + h and x - h exact.
    """
    if h is not None:
        return _checks.positive(h, "h")
    _, exponent = np.frexp(max(1.0, abs(x)))
    return float(2.0 ** (exponent - 18))


def _moved(
    x: NDArray[np.float64], index: tuple[int, ...], step: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return two fresh copies of x with one coordinate moved up and down by the step."""
    plus, minus = x.copy(), x.copy()
    plus[index] += step
    minus[index] -= step
    return plus, minus


def _value(f: Callable[[Any], ArrayLike], x: float | NDArray[np.float64]) -> float:
    """Return f(x), a scalar, as a float."""
    return _checks.number(f(x), "f(x)")


def _values(f: Callable[[NDArray[np.float64]], ArrayLike], x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return f(x), a vector; copied, as f may hand out one buffer for all its results."""
    return _checks.vector(f(x), "f(x)").copy()
