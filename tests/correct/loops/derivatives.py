"""Difference quotients and differentiation rules, coordinate by coordinate."""

import math
import operator

import numpy as np

from .activations import each_entry, to_array


def norm_of(values):
    """Euclidean length of many numbers; hypot neither overflows nor underflows on the way."""
    length = 0.0
    for value in values:
        length = math.hypot(length, value)
    return length


def _scalar(value, name):
    value = to_array(value, name)
    if value.shape != ():
        raise ValueError(f"{name} must be a scalar, got shape {value.shape}")
    return value.item()


def _one_number(value):
    return _scalar(value, "f(x)")


def _step(h, x):
    """The step at coordinate x: h itself, or a power of two near 1e-5 max(1, |x|)."""
    if h is None:
        exponent = math.frexp(max(1.0, abs(x)))[1]
        return math.ldexp(1.0, exponent - 18)
    h = _scalar(h, "h")
    if h <= 0 or not math.isfinite(h):
        raise ValueError(f"h must be positive and finite, got {h}")
    return h


def _moved(x, position, distance):
    moved = x.copy()
    moved.flat[position] = x.flat[position] + distance
    return moved


def _slope_along(f, x, position, step):
    above = _one_number(f(_moved(x, position, step)))
    below = _one_number(f(_moved(x, position, -step)))
    return (above - below) / (2.0 * step)


def forward_difference(f, x, h=1e-6):
    x = _scalar(x, "x")
    h = _step(1e-6 if h is None else h, x)
    return (_one_number(f(np.float64(x + h))) - _one_number(f(np.float64(x)))) / h


def central_difference(f, x, h=None):
    x = _scalar(x, "x")
    h = _step(h, x)
    return (_one_number(f(np.float64(x + h))) - _one_number(f(np.float64(x - h)))) / (2.0 * h)


def partial_derivative(f, x, i, h=None):
    x = to_array(x, "x")
    if x.ndim != 1:
        raise ValueError(f"x must be one vector of shape (n,), got shape {x.shape}")
    try:
        position = operator.index(i)
    except TypeError:
        raise ValueError(f"i must be an integer, got {i!r}") from None
    if position < 0 or position >= x.size:
        raise ValueError(f"i must satisfy 0 <= i < {x.size}, got {i}")
    return _slope_along(f, x, position, _step(h, x.item(position)))


def numerical_gradient(f, x, h=None):
    x = to_array(x, "x")
    gradient = np.empty(x.shape)
    for position, value in enumerate(x.ravel().tolist()):
        gradient.flat[position] = _slope_along(f, x, position, _step(h, value))
    return gradient


def numerical_jacobian(f, x, h=None):
    x = to_array(x, "x")
    if x.ndim != 1:
        raise ValueError(f"x must be one vector of shape (n,), got shape {x.shape}")

    def outputs(point):
        value = to_array(f(point), "f(x)")  # a copy, so f may reuse its buffer
        if value.ndim != 1:
            raise ValueError(f"f must return one vector of shape (m,), got shape {value.shape}")
        return value.tolist()

    rows = len(outputs(x.copy()))
    jacobian = np.empty((rows, x.size))
    for j in range(x.size):
        step = _step(h, x.item(j))
        above = outputs(_moved(x, j, step))
        below = outputs(_moved(x, j, -step))
        for i in range(rows):
            jacobian[i, j] = (above[i] - below[i]) / (2.0 * step)
    return jacobian


def _each_pair(function, x, second, name):
    x, second = np.broadcast_arrays(to_array(x, "x"), to_array(second, name))
    result = np.empty(x.shape)
    for position, pair in enumerate(zip(x.ravel().tolist(), second.ravel().tolist())):
        result.flat[position] = function(*pair)
    return result


def power_derivative(x, n):
    def slope(value, power):
        if power == 0:
            return 0.0
        try:
            return power * math.pow(value, power - 1.0)
        except OverflowError:
            odd = value < 0 and math.fmod(power - 1.0, 2.0) != 0
            return -math.copysign(math.inf, power) if odd else math.copysign(math.inf, power)
        except ValueError:
            raise ValueError(f"x must be > 0 for a power n below 1, and >= 0 for a fractional one, "
                             f"got x = {value}, n = {power}") from None

    return _each_pair(slope, x, n, "n")


def exponential_derivative(x, a):
    def slope(value, base):
        if not base > 0:
            raise ValueError(f"a must be > 0, got {base}")
        try:
            return math.pow(base, value) * math.log(base)
        except OverflowError:
            return math.copysign(math.inf, math.log(base))

    return _each_pair(slope, x, a, "a")


def logarithm_derivative(x, a):
    def slope(value, base):
        if not base > 0 or base == 1:
            raise ValueError(f"a must be > 0 and not 1, got {base}")
        if not value > 0:
            raise ValueError(f"x must be > 0, got {value}")
        return 1.0 / value / math.log(base)

    return _each_pair(slope, x, a, "a")


def sine_derivative(x):
    return each_entry(lambda value: math.cos(value) if math.isfinite(value) else math.nan, x, "x")


def cosine_derivative(x):
    return each_entry(lambda value: -math.sin(value) if math.isfinite(value) else math.nan, x, "x")


def chain_rule(outer_derivative, inner, inner_derivative, x):
    x = to_array(x, "x")
    # `[()]` turns a 0-d array into a plain number and leaves the others arrays
    between = to_array(inner(x.copy()[()]), "inner(x)")
    outer = to_array(outer_derivative(between[()]), "outer_derivative(inner(x))")
    slope = to_array(inner_derivative(x.copy()[()]), "inner_derivative(x)")
    outer, slope, _ = np.broadcast_arrays(outer, slope, x)
    result = np.empty(outer.shape)
    for position, (left, right) in enumerate(zip(outer.ravel().tolist(), slope.ravel().tolist())):
        result.flat[position] = left * right
    return result


def multivariate_chain_rule(dy_dg, dg_dx):
    dy_dg = to_array(dy_dg, "dy_dg")
    dg_dx = to_array(dg_dx, "dg_dx")
    if dy_dg.ndim != 1 or dg_dx.ndim != 2 or dg_dx.shape[0] != dy_dg.shape[0]:
        raise ValueError(f"dy_dg and dg_dx must have shapes (m,) and (m, n), "
                         f"got {dy_dg.shape} and {dg_dx.shape}")
    paths, size = dg_dx.shape
    outer, inner = dy_dg.tolist(), dg_dx.tolist()
    result = np.empty(size)
    for j in range(size):
        total = 0.0
        for i in range(paths):
            total += outer[i] * inner[i][j]
        result[j] = total
    return result


def relative_error(a, b):
    a = to_array(a, "a")
    b = to_array(b, "b")
    if a.shape != b.shape:
        raise ValueError(f"a and b must have equal shapes, got {a.shape} and {b.shape}")
    left, right = a.ravel().tolist(), b.ravel().tolist()
    distance = 0.0
    for one, other in zip(left, right):
        distance = math.hypot(distance, one - other)
    return distance / max(norm_of(left) + norm_of(right), 1e-300)


def check_gradient(f, gradient, x, tolerance=1e-6):
    x = to_array(x, "x")
    claimed = to_array(gradient(x.copy()), "gradient(x)")
    if claimed.shape != x.shape:
        return False
    measured = numerical_gradient(f, x)
    if relative_error(claimed, measured) <= tolerance:
        return True
    # Where the gradient (almost) vanishes, the error of the quotient itself is all there is to compare:
    # rounding, about eps |f| / h, and truncation, which halving the step reveals.
    height = abs(_one_number(f(x.copy())))
    distance = 0.0
    doubt = 0.0
    for position, value in enumerate(x.ravel().tolist()):
        step = _step(None, value)
        coarse = measured.item(position)
        fine = _slope_along(f, x, position, step / 2.0)
        distance = math.hypot(distance, coarse - claimed.item(position))
        doubt = math.hypot(doubt, 2.0 * abs(coarse - fine) + 1e-15 * height / step)
    return distance <= doubt
