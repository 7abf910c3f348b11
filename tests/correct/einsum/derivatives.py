"""Derivatives, numerical and closed-form; every finite difference is one contraction over samples of f."""
from functools import partial
from math import hypot

import numpy as np

to_float = partial(np.asarray, dtype=np.float64)
to_copy = partial(np.array, dtype=np.float64)
SIGNS = (1.0, -1.0)


def norm(v):
    """Euclidean norm of all entries; neither overflows nor underflows on the way."""
    return hypot(*np.ravel(v).tolist())


def _argument(x):
    return float(x) if np.ndim(x) == 0 else to_copy(x)


def _scalar(value, name):
    if np.ndim(value) != 0:
        raise ValueError(f"{name} has shape {np.shape(value)}: it must be a scalar")
    return float(value)


def _steps(x, h):
    if h is None:  # near eps**(1/3) * max(1, |x|), a power of two so that x + h and x - h are rarely rounded
        return np.exp2(np.ceil(np.log2(np.maximum(1.0, np.abs(x)))) - 18)
    if not 0 < h < np.inf:
        raise ValueError(f"h = {h!r}: the step must be positive and finite")
    return np.full(np.shape(x), float(h))


def _samples(f, x, steps):
    """f one step above and one step below x along every axis: x.size pairs, each from a fresh array."""
    index, sides = np.arange(x.size).reshape(x.shape), (x + steps, x - steps)
    return [[to_copy(f(np.where(index == i, side, x))) for side in sides] for i in range(x.size)]


def _width(x, steps, h):
    return (x + steps) - (x - steps) if h is None else 2 * steps


def forward_difference(f, x, h=1e-6):
    x, h = _scalar(x, "x"), float(_steps(0.0, h))
    return (_scalar(f(x + h), "f(x)") - _scalar(f(x), "f(x)")) / h


def central_difference(f, x, h=None):
    x = _scalar(x, "x")
    step = float(_steps(x, h))
    return (_scalar(f(x + step), "f(x)") - _scalar(f(x - step), "f(x)")) / _width(x, step, h)


def partial_derivative(f, x, i, h=None):
    x = to_copy(x)
    if x.ndim != 1 or i not in range(x.size):
        raise ValueError(f"i = {i!r}, x of shape {x.shape}: x must be (n,) and i in 0 .. n - 1")
    along_axis = partial(np.where, np.arange(x.size) == i)
    return float(central_difference(lambda s: f(along_axis(s, x)), x[int(i)], h))


def numerical_gradient(f, x, h=None):
    x = to_copy(x)
    steps = _steps(x, h)
    values = np.reshape(_samples(lambda v: _scalar(f(v), "f(x)"), x, steps), (x.size, 2))
    return np.einsum("is,s->i", values, SIGNS).reshape(x.shape) / _width(x, steps, h)


def numerical_jacobian(f, x, h=None):
    x = to_copy(x)
    if x.ndim != 1:
        raise ValueError(f"x has shape {x.shape}: it must be a vector (n,)")
    steps, outputs = _steps(x, h), np.shape(f(x.copy()))
    if len(outputs) != 1:
        raise ValueError(f"f returned shape {outputs}: it must return a vector (m,)")
    values = np.reshape(_samples(f, x, steps), (x.size, 2, *outputs))
    return np.einsum("jsi,s->ij", values, SIGNS) / _width(x, steps, h)


def power_derivative(x, n):
    x, n = np.broadcast_arrays(to_float(x), to_float(n))
    if np.any((x == 0) & (n < 1) & (n != 0)) or np.any((x < 0) & (n != np.rint(n))):
        raise ValueError(f"x = {x}, n = {n}: no derivative for x = 0, n < 1 nor x < 0, n fractional")
    return n * np.where(n == 0, 1.0, x) ** (n - 1)


def exponential_derivative(x, a):
    if not np.all(to_float(a) > 0):
        raise ValueError(f"a = {a!r}: the base must be positive")
    return to_float(a) ** to_float(x) * np.log(to_float(a))


def logarithm_derivative(x, a):
    x, a = to_float(x), to_float(a)
    if not np.all((a > 0) & (a != 1)):
        raise ValueError(f"a = {a}: the base must be positive and not 1")
    if not np.all(x > 0):
        raise ValueError(f"x = {x}: the logarithm is defined for x > 0 only")
    return 1 / (x * np.log(a))


def sine_derivative(x):
    return np.cos(to_float(x))


def cosine_derivative(x):
    return -np.sin(to_float(x))


def chain_rule(outer_derivative, inner, inner_derivative, x):
    g = to_copy(inner(_argument(x)))
    return to_copy(outer_derivative(_argument(g))) * to_float(inner_derivative(_argument(x)))


def multivariate_chain_rule(dy_dg, dg_dx):
    dy_dg, dg_dx = to_float(dy_dg), to_float(dg_dx)
    if dy_dg.ndim != 1 or dg_dx.ndim != 2 or dy_dg.size != dg_dx.shape[0]:
        raise ValueError(f"dy_dg {dy_dg.shape} and dg_dx {dg_dx.shape} must be (m,) and (m, n)")
    return np.einsum("m,mn->n", dy_dg, dg_dx)


def relative_error(a, b):
    a, b = to_float(a), to_float(b)
    if a.shape != b.shape:
        raise ValueError(f"a {a.shape} and b {b.shape} must have the same shape")
    return norm(a - b) / max(norm(a) + norm(b), 1e-300)


def check_gradient(f, gradient, x, tolerance=1e-6):
    """Compare with central differences, allowing for what these cannot resolve (rounding, curvature)."""
    x = to_copy(x)
    claimed, eps, steps = to_copy(gradient(x.copy())), np.finfo(float).eps, _steps(x, None)
    if claimed.shape != x.shape or not np.isfinite(claimed).all():
        return False
    near, far = (np.reshape(_samples(f, x, k * steps), (x.size, 2)) for k in (1, 2))
    h, middle = steps.ravel(), to_float(f(x.copy())).item()
    slope, coarse = (np.einsum("is,s->i", v, SIGNS) / (2 * k * h) for k, v in ((1, near), (2, far)))
    curvature = np.abs(near.sum(1) - 2 * middle) / h**2
    doubt = np.abs(slope - coarse) + 16 * eps * (np.abs(near).sum(1) / h + np.abs(x.ravel()) * curvature)
    claimed = claimed.ravel()
    excess = np.maximum(np.abs(claimed - slope) - doubt, 0.0)
    return bool(norm(excess) <= tolerance * (norm(claimed) + norm(slope)))
