import math

import numpy as np
from nested import dot, elementwise, enter, flat, leave, norm, same_shape

CUBE_ROOT_OF_EPSILON = 2.0 ** (-52 / 3)


def _number(value, name):
    return enter(value, name, ndim=0)[0]


def _step(h, x):
    if h is None:
        return CUBE_ROOT_OF_EPSILON * max(1.0, abs(x))
    h = _number(h, "h")
    if h <= 0 or not math.isfinite(h):
        raise ValueError(f"h must be a positive, finite number, got {h}")
    return h


def forward_difference(f, x, h=1e-6):
    x, h = _number(x, "x"), _step(h, 1.0)
    return (_number(f(np.float64(x + h)), "f(x)") - _number(f(np.float64(x)), "f(x)")) / h


def central_difference(f, x, h=None):
    x = _number(x, "x")
    h = _step(h, x)
    return (_number(f(np.float64(x + h)), "f(x)") - _number(f(np.float64(x - h)), "f(x)")) / (2 * h)


def _along(f, numbers, shape, i, h, ndim):
    """Both values of f around the point, which is moved in its i-th number only; h comes back too."""
    h = _step(h, numbers[i])
    values = []
    for shift in (h, -h):
        point = leave(numbers[:i] + [numbers[i] + shift] + numbers[i + 1:], shape)
        values.append(enter(f(point), "f(x)", ndim)[0])  # a list is a copy
    return values[0], values[1], h


def _slope(f, numbers, shape, i, h):
    above, below, h = _along(f, numbers, shape, i, h, ndim=0)
    return (above - below) / (2 * h)


def partial_derivative(f, x, i, h=None):
    x, shape = enter(x, "x", ndim=1)
    if i not in range(len(x)):
        raise ValueError(f"i must be an index from 0 to {len(x) - 1}, got {i!r}")
    return _slope(f, x, shape, int(i), h)


def numerical_gradient(f, x, h=None):
    x, shape = enter(x, "x")
    numbers = flat(x)
    return leave([_slope(f, numbers, shape, i, h) for i in range(len(numbers))], shape)


def numerical_jacobian(f, x, h=None):
    x, shape = enter(x, "x", ndim=1)
    rows = len(enter(f(leave(x, shape)), "f(x)", ndim=1)[0])
    columns = []
    for j in range(len(x)):
        above, below, step = _along(f, x, shape, j, h, ndim=1)
        columns.append([(p - q) / (2 * step) for p, q in zip(above, below)])
    return leave([[column[i] for column in columns] for i in range(rows)], (rows, len(x)))


def _with_parameter(function, x, value, name):
    """Elementwise in x, and in the parameter too if that is an array."""
    enter(x, "x"), enter(value, name)
    x, value = np.broadcast_arrays(np.asarray(x, dtype=np.float64), np.asarray(value, dtype=np.float64))
    result = [function(v, p) for v, p in zip(flat(x.tolist()), flat(value.tolist()))]
    return leave(result, x.shape) if x.shape else result[0]


def _power(x, n):
    try:
        return math.pow(x, n)
    except OverflowError:
        return -math.inf if x < 0 and n % 2 == 1 else math.inf
    except ValueError:
        raise ValueError(f"x must be > 0 where x ** {n} does not exist otherwise, got {x}") from None


def power_derivative(x, n):
    return _with_parameter(lambda v, p: p * _power(v, p - 1) if p else 0.0, x, n, "n")


def exponential_derivative(x, a):
    def slope(v, base):
        if not base > 0:
            raise ValueError(f"a must be > 0, got {base}")
        return math.log(base) * _power(base, v)

    return _with_parameter(slope, x, a, "a")


def logarithm_derivative(x, a):
    def slope(v, base):
        if not base > 0 or base == 1:
            raise ValueError(f"a must be > 0 and different from 1, got {base}")
        if not v > 0:
            raise ValueError(f"x must be > 0, got {v}")
        return 1 / v / math.log(base)

    return _with_parameter(slope, x, a, "a")


def sine_derivative(x):
    return elementwise(math.cos, x, "x")


def cosine_derivative(x):
    return elementwise(lambda v: -math.sin(v), x, "x")


def chain_rule(outer_derivative, inner, inner_derivative, x):
    def fresh(numbers, shape):
        return leave(numbers, shape) if shape else np.float64(numbers)

    point = enter(x, "x")
    level = enter(inner(fresh(*point)), "inner(x)")
    outer = enter(outer_derivative(fresh(*level)), "outer_derivative(inner(x))")
    slope = enter(inner_derivative(fresh(*point)), "inner_derivative(x)")
    shape = np.broadcast_shapes(point[1], outer[1], slope[1])
    outer, slope = [flat(np.broadcast_to(leave(*side), shape).tolist()) for side in (outer, slope)]
    product = [p * q for p, q in zip(outer, slope)]
    return leave(product, shape) if shape else product[0]


def multivariate_chain_rule(dy_dg, dg_dx):
    (outer, first), (inner, second) = enter(dy_dg, "dy_dg"), enter(dg_dx, "dg_dx")
    if len(first) != 1 or len(second) != 2 or first[0] != second[0]:
        raise ValueError(f"dy_dg and dg_dx must have shapes (m,) and (m, n), got {first} and {second}")
    return leave([dot(outer, [row[j] for row in inner]) for j in range(second[1])], second[1])


def relative_error(a, b):
    a, b, _ = same_shape(a, "a", b, "b")
    a, b = flat(a), flat(b)
    return norm([p - q for p, q in zip(a, b)]) / max(norm(a) + norm(b), 1e-300)


def check_gradient(f, gradient, x, tolerance=1e-6):
    x, shape = enter(x, "x")
    claim, claimed_shape = enter(gradient(leave(x, shape)), "gradient(x)")
    if claimed_shape != shape:
        return False
    numbers, claim = flat(x), flat(claim)
    measured = [_slope(f, numbers, shape, i, None) for i in range(len(numbers))]
    if relative_error(claim, measured) <= tolerance:
        return True
    # At a stationary point the measurement is nothing but error: rounding of f, and truncation
    # (which shows when the step is halved). A claim within that error is not refuted.
    height = abs(_number(f(leave(x, shape)), "f(x)"))
    steps = [_step(None, v) for v in numbers]
    finer = [_slope(f, numbers, shape, i, h / 2) for i, h in enumerate(steps)]
    doubt = [2 * abs(p - q) + 1e-15 * height / h for p, q, h in zip(measured, finer, steps)]
    return norm([p - q for p, q in zip(claim, measured)]) <= norm(doubt)
