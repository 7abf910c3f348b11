"""Numerical differences, elementary derivatives and the chain rules."""

import numpy as np
import toolkit

EPS = np.finfo(np.float64).eps


def _central_step(x, h):
    """The given step, or a power of two near cbrt(eps) * max(1, |x|), which adds exactly."""
    if h is not None:
        return toolkit.positive(h, "h")
    _, exponent = np.frexp(max(1.0, abs(float(x))))
    return float(np.ldexp(1.0, int(exponent) - 17))


def _probes(f, x, h):
    """Yield (index, step, f at +step, f at -step), each f fed a fresh array; values copied."""
    for index in np.ndindex(x.shape):
        step = _central_step(x[index], h)
        values = []
        for offset in (step, -step):
            point = x.copy()
            point[index] += offset
            values.append(toolkit.real_array(f(point), "f(x)"))
        yield index, step, *values


def forward_difference(f, x, h=1e-6):
    x, h = toolkit.finite(x, "x"), toolkit.positive(h, "h")
    return (toolkit.number(f(x + h), "f(x + h)") - toolkit.number(f(x), "f(x)")) / h


def central_difference(f, x, h=None):
    x = toolkit.finite(x, "x")
    h = _central_step(x, h)
    right = toolkit.number(f(x + h), "f(x + h)")
    left = toolkit.number(f(x - h), "f(x - h)")
    return (right - left) / (2.0 * h)


def partial_derivative(f, x, i, h=None):
    x = toolkit.real_array(x, "x", ndim=1)
    i = toolkit.whole(i, "i", 0)
    if i >= x.size:
        raise ValueError(f"i must be an index of x, so below {x.size}, got {i}")

    def along_axis(value):
        point = x.copy()
        point[i] = value
        return f(point)

    return central_difference(along_axis, x[i], h)


def numerical_gradient(f, x, h=None):
    x = toolkit.real_array(x, "x")
    slopes = [
        (toolkit.number(up, "f(x)") - toolkit.number(down, "f(x)")) / (2.0 * step)
        for _, step, up, down in _probes(f, x, h)
    ]
    return np.array(slopes, dtype=np.float64).reshape(x.shape)


def numerical_jacobian(f, x, h=None):
    x = toolkit.real_array(x, "x", ndim=1)
    columns = []
    for _, step, up, down in _probes(f, x, h):
        toolkit.same_shape(up, down, "f(x + h)", "f(x - h)")
        if up.ndim != 1:
            raise ValueError(f"f(x) must be a vector, got shape {up.shape}")
        columns.append((up - down) / (2.0 * step))
    if not columns:
        return np.empty((toolkit.real_array(f(x.copy()), "f(x)", ndim=1).size, 0))
    return np.stack(columns, axis=1)


def _together(first, second, names):
    try:
        return np.broadcast_arrays(first, second)
    except ValueError as problem:
        raise ValueError(
            f"{names} must fit elementwise, got shapes {first.shape} and {second.shape}"
        ) from problem


def power_derivative(x, n):
    """n * x**(n - 1), and 0 everywhere for n = 0."""
    x, n = _together(toolkit.real_array(x, "x"), toolkit.real_array(n, "n"), "x and n")
    fractional = n != np.floor(n)
    if np.any(fractional & (x < 0.0)):
        raise ValueError(f"x must not be negative for a fractional n, got x = {x!r}, n = {n!r}")
    if np.any((x == 0.0) & (n < 1.0) & (n != 0.0)):
        raise ValueError(f"x must not be 0 where n < 1, got x = {x!r}, n = {n!r}")
    base = np.where(n == 0.0, 1.0, x)
    with np.errstate(over="ignore", under="ignore"):
        return n * np.power(base, n - 1.0)


def _base(a):
    a = toolkit.real_array(a, "a")
    if not np.all(a > 0.0):
        raise ValueError(f"a must be greater than 0, got {a!r}")
    return a


def exponential_derivative(x, a):
    x, a = _together(toolkit.real_array(x, "x"), _base(a), "x and a")
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        return np.where(a == 1.0, 0.0, np.power(a, x) * np.log(a))


def logarithm_derivative(x, a):
    x, a = toolkit.real_array(x, "x"), _base(a)
    if np.any(a == 1.0):
        raise ValueError(f"a must not be 1 for a logarithm, got {a!r}")
    if not np.all(x > 0.0):
        raise ValueError(f"x must be greater than 0 for a logarithm, got {x!r}")
    x, a = _together(x, a, "x and a")
    with np.errstate(over="ignore", under="ignore"):
        return 1.0 / x / np.log(a)


def sine_derivative(x):
    return np.cos(toolkit.real_array(x, "x"))


def cosine_derivative(x):
    return -np.sin(toolkit.real_array(x, "x"))


def _handed(array):
    """What a caller's function receives: np.float64 for a scalar, else a fresh array."""
    return np.float64(array) if array.ndim == 0 else array.copy()


def chain_rule(outer_derivative, inner, inner_derivative, x):
    x = toolkit.real_array(x, "x")
    middle = toolkit.real_array(inner(_handed(x)), "inner(x)")
    outer = toolkit.real_array(outer_derivative(_handed(middle)), "outer_derivative(inner(x))")
    slope = toolkit.real_array(inner_derivative(_handed(x)), "inner_derivative(x)")
    outer, slope = _together(outer, slope, "the two derivatives")
    product, _ = _together(outer * slope, x, "the derivatives and x")
    return product.copy()


def multivariate_chain_rule(dy_dg, dg_dx):
    dy_dg = toolkit.real_array(dy_dg, "dy_dg", ndim=1)
    dg_dx = toolkit.real_array(dg_dx, "dg_dx", ndim=2)
    if dg_dx.shape[0] != dy_dg.size:
        raise ValueError(
            "dg_dx must have one row per entry of dy_dg, "
            f"got shapes {dg_dx.shape} and {dy_dg.shape}"
        )
    return np.einsum("p,pj->j", dy_dg, dg_dx)


def relative_error(a, b):
    a, b = toolkit.real_array(a, "a"), toolkit.real_array(b, "b")
    toolkit.same_shape(a, b, "a", "b")
    if not (np.isfinite(a).all() and np.isfinite(b).all()):
        return float("nan")
    peak = max(np.abs(a).max(initial=0.0), np.abs(b).max(initial=0.0))
    if peak == 0.0:
        return 0.0
    # A common power of two keeps the squares in range and cancels in the quotient.
    _, exponent = np.frexp(peak)
    with np.errstate(over="ignore", under="ignore"):
        a, b = np.ldexp(a, -exponent), np.ldexp(b, -exponent)
        floor = np.ldexp(1e-300, -exponent)
    return toolkit.norm(a - b) / float(max(toolkit.norm(a) + toolkit.norm(b), floor))


def check_gradient(f, gradient, x, tolerance=1e-6):
    """Compare with central differences; near a stationary point allow for their rounding."""
    x = toolkit.real_array(x, "x")
    tolerance = toolkit.not_negative(tolerance, "tolerance")
    claimed = toolkit.real_array(gradient(x.copy()), "gradient(x)")
    if claimed.shape != x.shape:
        return False
    centre = toolkit.number(f(x.copy()), "f(x)")
    slopes, secants, noises = np.zeros(x.shape), np.zeros(x.shape), np.zeros(x.shape)
    for index, step, up, down in _probes(f, x, None):
        up, down = toolkit.number(up, "f(x)"), toolkit.number(down, "f(x)")
        slopes[index] = (up - down) / (2.0 * step)
        secants[index] = max(abs(up - centre), abs(down - centre)) / step
        noises[index] = 4.0 * EPS * max(abs(up), abs(down)) / step
    if not np.all(np.isfinite(slopes)) or not np.all(np.isfinite(claimed)):
        return False
    if relative_error(claimed, slopes) <= tolerance:
        return True
    allowed = tolerance * toolkit.norm(secants) + toolkit.norm(noises)
    return bool(toolkit.norm(claimed - slopes) <= allowed)
