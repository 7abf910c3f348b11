"""Derivatives. Every numerical one works on a flattened copy of x with one stencil."""
import math

import numpy as np


def tensor(x):
    """A fresh, contiguous float64 array."""
    return np.array(x, dtype=np.float64, order="C")


def vector_norm(*arrays):
    """Euclidean norm over all entries of all arrays, safe against overflow and underflow."""
    return math.hypot(*(math.hypot(*np.ravel(a).tolist()) for a in arrays))


def _step(x, h, factor=1.0):
    if h is None:
        return factor * 2.0**-18 * np.maximum(1.0, np.abs(x))
    if not 0 < h < math.inf:
        raise ValueError(f"h must be positive and finite, got {h!r}")
    return float(h) * np.ones_like(x)


def _distance(x, step, h):
    return 2.0 * step if h is not None else (x + step) - (x - step)


def _call(f, x):
    """f at a private copy of x (a float for a scalar), its answer copied."""
    return tensor(f(float(x) if np.ndim(x) == 0 else tensor(x)))


def _scalar(value, name):
    if np.ndim(value) != 0:
        raise ValueError(f"{name} must be a scalar, got shape {np.shape(value)}")
    return float(value)


def _stencil(f, x, step, *shape):
    """Values of f (of `shape` each) above and below x in each coordinate: two (n, *shape) arrays."""
    flat, values = x.ravel(), np.empty((2, x.size, *shape))
    for i, delta in enumerate(np.ravel(step)):
        for side, sign in enumerate((1.0, -1.0)):
            moved = flat.copy()
            moved[i] += sign * delta
            value = f(moved.reshape(x.shape))
            if np.shape(value) != shape:
                raise ValueError(f"f must return shape {shape}, got {np.shape(value)}")
            values[side, i] = value
    return values


def forward_difference(f, x, h=1e-6):
    x = _scalar(x, "x")
    step = float(_step(x, h))
    return (_scalar(f(x + step), "f(x)") - _scalar(f(x), "f(x)")) / step


def central_difference(f, x, h=None):
    x = _scalar(x, "x")
    step = float(_step(x, h))
    return (_scalar(f(x + step), "f(x)") - _scalar(f(x - step), "f(x)")) / _distance(x, step, h)


def partial_derivative(f, x, i, h=None):
    x = tensor(x)
    if x.ndim != 1:
        raise ValueError(f"x must be a vector (n,), got shape {x.shape}")
    if not 0 <= i < x.size or i != int(i):
        raise ValueError(f"i must be an integer from 0 to {x.size - 1}, got {i!r}")

    def section(value):
        point = x.copy()
        point[int(i)] = value
        return f(point)

    return float(central_difference(section, x[int(i)], h))


def numerical_gradient(f, x, h=None):
    x = tensor(x)
    step = _step(x, h)
    above, below = _stencil(f, x, step)
    return (above - below).reshape(x.shape) / _distance(x, step, h)


def numerical_jacobian(f, x, h=None):
    x = tensor(x)
    if x.ndim != 1:
        raise ValueError(f"x must be a vector (n,), got shape {x.shape}")
    shape = np.shape(f(x.copy()))
    if len(shape) != 1:
        raise ValueError(f"f must return a vector (m,), got shape {shape}")
    step = _step(x, h)
    above, below = _stencil(f, x, step, *shape)
    return (above - below).T / _distance(x, step, h)


def power_derivative(x, n):
    x, n = tensor(x), tensor(n)
    if np.any((x == 0) & (n < 1) & (n != 0)):
        raise ValueError(f"x must not be 0 for a power below 1, got x = {x}, n = {n}")
    if np.any((x < 0) & (n != np.trunc(n))):
        raise ValueError(f"x must not be negative for a fractional power, got x = {x}, n = {n}")
    return np.where(n == 0, 0.0, n * np.where(n == 0, 1.0, x) ** (n - 1.0))


def exponential_derivative(x, a):
    x, a = tensor(x), tensor(a)
    if not (a > 0).all():
        raise ValueError(f"a must be positive, got {a}")
    return a**x * np.log(a)


def logarithm_derivative(x, a):
    x, a = tensor(x), tensor(a)
    if not (a > 0).all() or (a == 1).any():
        raise ValueError(f"a must be positive and different from 1, got {a}")
    if not (x > 0).all():
        raise ValueError(f"x must be positive, got {x}")
    return 1.0 / (x * np.log(a))


def sine_derivative(x):
    return np.cos(tensor(x))


def cosine_derivative(x):
    return -np.sin(tensor(x))


def chain_rule(outer_derivative, inner, inner_derivative, x):
    x = tensor(x)
    return _call(outer_derivative, _call(inner, x)) * _call(inner_derivative, x)


def multivariate_chain_rule(dy_dg, dg_dx):
    dy_dg, dg_dx = tensor(dy_dg), tensor(dg_dx)
    if dy_dg.ndim != 1 or dg_dx.ndim != 2 or dy_dg.shape[0] != dg_dx.shape[0]:
        raise ValueError(f"dy_dg and dg_dx must be (m,) and (m, n), got {dy_dg.shape} and {dg_dx.shape}")
    return dg_dx.T @ dy_dg


def relative_error(a, b):
    a, b = tensor(a), tensor(b)
    if a.shape != b.shape:
        raise ValueError(f"a and b must have the same shape, got {a.shape} and {b.shape}")
    return vector_norm(a - b) / max(vector_norm(a) + vector_norm(b), 1e-300)


def check_gradient(f, gradient, x, tolerance=1e-6):
    x = tensor(x)
    analytic = tensor(gradient(x.copy()))
    if analytic.shape != x.shape or not np.isfinite(analytic).all():
        return False
    step = _step(x, None)
    above, below = _stencil(f, x, step).reshape(2, *x.shape)
    numeric = (above - below) / (2 * step)
    # near a stationary point both nearly vanish: forgive what lies within the uncertainty of the differences
    far_above, far_below = _stencil(f, x, 2 * step).reshape(2, *x.shape)
    truncation = np.abs((far_above - far_below) / (4 * step) - numeric)
    curvature = np.abs(above + below - 2 * np.reshape(f(x.copy()), ())) / step**2
    rounding = np.finfo(float).eps * ((np.abs(above) + np.abs(below)) / step + np.abs(x) * curvature)
    error = np.maximum(np.abs(analytic - numeric) - truncation - 16 * rounding, 0.0)
    return bool(vector_norm(error) <= tolerance * (vector_norm(analytic) + vector_norm(numeric)))
