"""Derivatives, and the validation helpers the other modules share."""
from dataclasses import dataclass

import numpy as np

EPS = np.finfo(np.float64).eps


# ------------------------------------------------------------------------------------------- validation
def check_array(value, name, ndim=None):
    """A private float64 copy of `value`."""
    array = np.array(value, dtype=np.float64)
    if ndim is not None and array.ndim != ndim:
        raise ValueError(f"{name} has shape {array.shape}: it must have {ndim} axes")
    return array


def check_same_shape(a, b, names):
    if np.shape(a) != np.shape(b):
        raise ValueError(f"{names[0]} has shape {np.shape(a)}, {names[1]} {np.shape(b)}: they must be equal")


def check_positive(value, name):
    if not (np.isfinite(value) and value > 0):
        raise ValueError(f"{name} is {value!r}: it must be positive and finite")
    return float(value)


def check_fraction(value, name):
    if not 0 <= value < 1:
        raise ValueError(f"{name} is {value!r}: it must lie in [0, 1)")
    return float(value)


def check_integer(value, name, minimum):
    if not np.isfinite(value) or value != int(value) or value < minimum:
        raise ValueError(f"{name} is {value!r}: it must be an integer of at least {minimum}")
    return int(value)


def safe_norm(values):
    """Euclidean norm of all entries, scaled so that squaring cannot overflow or underflow."""
    values = np.abs(np.ravel(values))
    scale = values.max(initial=0.0)
    if scale == 0 or not np.isfinite(scale):
        return float(scale)
    return float(scale * np.sqrt(np.sum((values / scale) ** 2)))


def call(function, x, ndim=None):
    """function(x) as a private copy; the function gets a float for a scalar and its own array otherwise."""
    return check_array(function(float(x) if np.ndim(x) == 0 else check_array(x, "x")), "result", ndim)


# --------------------------------------------------------------------------------------- finite differences
@dataclass(eq=False)
class CentralDifferences:
    """Differences along every coordinate of x; after `fit`: upper_, lower_, step_, width_, derivative_."""

    h: float | None = None
    magnification: float = 1.0

    def __post_init__(self):
        if self.h is not None:
            check_positive(self.h, "h")

    def steps(self, x):
        """The step for every entry of x, and the distance between the two points it leads to."""
        if self.h is not None:
            step = np.full(np.shape(x), float(self.h))
            return step, 2 * step
        step = self.magnification * np.cbrt(EPS) * np.maximum(1.0, np.abs(x))
        return step, (x + step) - (x - step)

    def fit(self, f, x, shape=()):
        x = check_array(x, "x")
        self.step_, self.width_ = (np.ravel(s) for s in self.steps(x))
        self.upper_, self.lower_ = np.empty((x.size, *shape)), np.empty((x.size, *shape))
        for values, sign in ((self.upper_, 1), (self.lower_, -1)):
            for i, step in enumerate(self.step_):
                point = x.copy()
                point.flat[i] += sign * step
                values[i] = check_array(f(point), "result", ndim=len(shape))
        self.derivative_ = ((self.upper_ - self.lower_).T / self.width_).T
        return self


def forward_difference(f, x, h=1e-6):
    CentralDifferences(h)
    x = check_array(x, "x", ndim=0)
    return (call(f, x + h, ndim=0) - call(f, x, ndim=0)) / h


def central_difference(f, x, h=None):
    x = check_array(x, "x", ndim=0)
    step, width = CentralDifferences(h).steps(x)
    return (call(f, x + step, ndim=0) - call(f, x - step, ndim=0)) / width


def partial_derivative(f, x, i, h=None):
    x = check_array(x, "x", ndim=1)
    if check_integer(i, "i", 0) >= x.size:
        raise ValueError(f"i is {i!r}: it must be less than {x.size}, the length of x")

    def along_axis(value):
        point = x.copy()
        point[int(i)] = value
        return f(point)

    return float(central_difference(along_axis, x[int(i)], h))


def numerical_gradient(f, x, h=None):
    return CentralDifferences(h).fit(f, x).derivative_.reshape(np.shape(x))


def numerical_jacobian(f, x, h=None):
    x = check_array(x, "x", ndim=1)
    shape = np.shape(f(x.copy()))
    if len(shape) != 1:
        raise ValueError(f"f returned shape {shape}: it must return a vector")
    return CentralDifferences(h).fit(f, x, shape).derivative_.T.copy()


def relative_error(a, b):
    a, b = check_array(a, "a"), check_array(b, "b")
    check_same_shape(a, b, ("a", "b"))
    return safe_norm(a - b) / max(safe_norm(a) + safe_norm(b), 1e-300)


def check_gradient(f, gradient, x, tolerance=1e-6):
    """Relative error within the tolerance, apart from what differences cannot resolve (stationary points)."""
    x = check_array(x, "x")
    claimed = check_array(gradient(x.copy()), "gradient(x)")
    if claimed.shape != x.shape or not np.all(np.isfinite(claimed)):
        return False
    fine, coarse = CentralDifferences().fit(f, x), CentralDifferences(magnification=2.0).fit(f, x)
    bend = np.abs(fine.upper_ + fine.lower_ - 2 * np.reshape(f(x.copy()), ())) / fine.step_**2
    rounding = (np.abs(fine.upper_) + np.abs(fine.lower_)) / fine.step_ + np.abs(x.ravel()) * bend
    resolution = np.abs(fine.derivative_ - coarse.derivative_) + 16 * EPS * rounding
    excess = np.maximum(np.abs(claimed.ravel() - fine.derivative_) - resolution, 0.0)
    return bool(safe_norm(excess) <= tolerance * (safe_norm(claimed) + safe_norm(fine.derivative_)))


# ------------------------------------------------------------------------------------------------ formulas
def power_derivative(x, n):
    x, n = np.broadcast_arrays(check_array(x, "x"), check_array(n, "n"))
    if np.any((x == 0) & (n != 0) & (n < 1)):
        raise ValueError(f"x is {x}, n is {n}: x must not be 0 when n < 1")
    if np.any((x < 0) & (n != np.floor(n))):
        raise ValueError(f"x is {x}, n is {n}: x must not be negative when n is not an integer")
    return n * np.power(np.where(n == 0, 1.0, x), n - 1)


def exponential_derivative(x, a):
    x, a = check_array(x, "x"), check_array(a, "a")
    if not np.all(a > 0):
        raise ValueError(f"a is {a}: the base must be positive")
    return np.power(a, x) * np.log(a)


def logarithm_derivative(x, a):
    x, a = check_array(x, "x"), check_array(a, "a")
    if not np.all(a > 0) or np.any(a == 1):
        raise ValueError(f"a is {a}: the base must be positive and different from 1")
    if not np.all(x > 0):
        raise ValueError(f"x is {x}: it must be positive")
    return 1.0 / (x * np.log(a))


def sine_derivative(x):
    return np.cos(check_array(x, "x"))


def cosine_derivative(x):
    return -np.sin(check_array(x, "x"))


def chain_rule(outer_derivative, inner, inner_derivative, x):
    x = check_array(x, "x")
    return call(outer_derivative, call(inner, x)) * call(inner_derivative, x)


def multivariate_chain_rule(dy_dg, dg_dx):
    dy_dg, dg_dx = check_array(dy_dg, "dy_dg", ndim=1), check_array(dg_dx, "dg_dx", ndim=2)
    if len(dy_dg) != len(dg_dx):
        raise ValueError(f"dy_dg has shape {dy_dg.shape}, dg_dx {dg_dx.shape}: they must be (m,) and (m, n)")
    return dy_dg @ dg_dx
