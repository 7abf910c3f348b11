"""The tape (reverse-mode automatic differentiation), and numerical derivatives to compare it with.

An elementary operation is a *rule*: `rule(value, ...)` returns the result and its pullback, the function that
turns a gradient with respect to the result into one with respect to the value. `apply` records a rule."""
import math

import numpy as np


# ------------------------------------------------------------------------------------------------- the tape
class Tape(list):
    """All nodes in the order of their creation, hence in topological order."""

    def variable(self, value):
        return Node(self, np.array(value, dtype=np.float64), ())

    def gradients(self, output, sources, seed=1.0):
        """Gradients of sum(seed * output) with respect to each source."""
        collected = {id(output): np.zeros(output.value.shape) + seed}
        with np.errstate(under="ignore"):
            for node in reversed(self):
                if id(node) in collected:
                    for parent, pullback in node.links:
                        collected[id(parent)] = collected.get(id(parent), 0.0) + pullback(collected[id(node)])
        return [np.zeros(s.value.shape) + collected.get(id(s), 0.0) for s in sources]


class Node:
    __array_ufunc__ = None  # makes `array + node` reach node.__radd__

    def __init__(self, tape, value, links):
        self.tape, self.value, self.links = tape, value, links
        tape.append(self)

    def _combine(self, other, value, to_self, to_other):
        """Record an operation on two operands, of which `other` may be a constant."""
        def link(operand, pullback):
            return operand, lambda g: _unbroadcast(pullback(g), operand.value.shape)
        links = [link(self, to_self)] + ([link(other, to_other)] if isinstance(other, Node) else [])
        return Node(self.tape, value, links)

    def __add__(self, other):
        return self._combine(other, self.value + _value(other), lambda g: g, lambda g: g)

    def __mul__(self, other):
        a, b = self.value, _value(other)
        return self._combine(other, a * b, lambda g: g * b, lambda g: g * a)

    def __matmul__(self, other):
        a, b = self.value, _value(other)
        return self._combine(other, a @ b, lambda g: g @ b.T, lambda g: a.T @ g)

    def __rmatmul__(self, other):
        return Node(self.tape, other @ self.value, [(self, lambda g: other.T @ g)])

    def __neg__(self):
        return self * -1.0

    def __sub__(self, other):
        return self + (-other)

    def __truediv__(self, number):
        return Node(self.tape, self.value / number, [(self, lambda g: g / number)])

    def sum(self):
        return Node(self.tape, self.value.sum(), [(self, lambda g: g + np.zeros(self.value.shape))])

    __radd__, __rmul__ = __add__, __mul__


def _value(operand):
    return operand.value if isinstance(operand, Node) else operand


def _unbroadcast(g, shape):
    g = g.sum(axis=tuple(range(np.ndim(g) - len(shape))))
    return g.sum(axis=tuple(i for i, n in enumerate(shape) if n == 1), keepdims=True).reshape(shape)


def apply(rule, node, *arguments):
    """Record the elementary operation `rule` on the tape of `node`."""
    value, pullback = rule(node.value, *arguments)
    return Node(node.tape, value, [(node, pullback)])


def differentiate(rule, x, *arguments):
    """The derivative of an elementwise rule at every entry of x."""
    tape = Tape()
    variable = tape.variable(x)
    return tape.gradients(apply(rule, variable, *arguments), [variable])[0][()]


def elementwise(value, slope):
    return value, lambda g: g * slope


def to_float(x):
    return np.asarray(x, dtype=np.float64)


def norm(*arrays):
    """Euclidean norm over all entries of all arrays, without overflow or underflow on the way."""
    return math.hypot(*(entry for a in arrays for entry in np.ravel(a).tolist()))


# ---------------------------------------------------------------------------------------- exact derivatives
def power_derivative(x, n):
    x, n = np.broadcast_arrays(to_float(x), to_float(n))
    if np.any((x == 0) & (n != 0) & (n < 1)) or np.any((x < 0) & (n % 1 != 0)):
        raise ValueError(f"x = {x}, n = {n}: x**n needs x != 0 for n < 1 and x >= 0 for a fractional n")

    def power(x):
        base = np.where(n == 0, 1.0, x)
        return elementwise(base**n, n * base ** (n - 1))
    return differentiate(power, x)


def exponential_derivative(x, a):
    a = to_float(a)
    if not np.all(a > 0):
        raise ValueError(f"a = {a}: the base must be positive")

    def exponential(x):
        return elementwise(a**x, a**x * np.log(a))
    return differentiate(exponential, np.broadcast_arrays(to_float(x), a)[0])


def logarithm_derivative(x, a):
    x, a = np.broadcast_arrays(to_float(x), to_float(a))
    if not np.all(a > 0) or np.any(a == 1):
        raise ValueError(f"a = {a}: the base must be positive and not 1")
    if not np.all(x > 0):
        raise ValueError(f"x = {x}: the argument of a logarithm must be positive")

    def logarithm(x):
        return elementwise(np.log(x) / np.log(a), 1.0 / (x * np.log(a)))
    return differentiate(logarithm, x)


def sine_derivative(x):
    return differentiate(lambda x: elementwise(np.sin(x), np.cos(x)), x)


def cosine_derivative(x):
    return differentiate(lambda x: elementwise(np.cos(x), -np.sin(x)), x)


def _call(f, x):
    """A copy of f(x); f gets a float for a scalar and an array of its own otherwise."""
    return np.array(f(float(x) if np.ndim(x) == 0 else np.array(x, dtype=np.float64)), dtype=np.float64)


def chain_rule(outer_derivative, inner, inner_derivative, x):
    tape = Tape()
    x = tape.variable(x)
    g = apply(lambda v: elementwise(_call(inner, v), _call(inner_derivative, v)), x)
    unknown = np.full(g.value.shape, np.nan)  # f itself is not given, and not needed
    f = apply(lambda v: elementwise(unknown, _call(outer_derivative, v)), g)
    return tape.gradients(f, [x])[0][()]


def multivariate_chain_rule(dy_dg, dg_dx):
    dy_dg, dg_dx = to_float(dy_dg), to_float(dg_dx)
    if dy_dg.ndim != 1 or dg_dx.ndim != 2 or len(dy_dg) != len(dg_dx):
        raise ValueError(f"dy_dg {dy_dg.shape} and dg_dx {dg_dx.shape} must be (m,) and (m, n)")
    tape = Tape()
    x = tape.variable(np.zeros(dg_dx.shape[1]))
    y = apply(lambda v: (dg_dx @ v, lambda g: dg_dx.T @ g), x)
    return tape.gradients(y, [x], seed=dy_dg)[0]


# ------------------------------------------------------------------------------------ numerical derivatives
def _step(x, h):
    """The step for each entry of x and the distance of the two points that it leads to."""
    if h is None:
        step = np.cbrt(np.finfo(np.float64).eps) * np.maximum(1.0, np.abs(x))
        return step, (x + step) - (x - step)
    if not 0 < h < math.inf:
        raise ValueError(f"h = {h!r}: the step must be positive and finite")
    return np.full(np.shape(x), float(h)), np.full(np.shape(x), 2 * float(h))


def _with_axes(value, axes, name):
    """A copy of an array with so many axes; 0 is a scalar, 1 a vector."""
    value = np.array(value, dtype=np.float64)
    if value.ndim != axes:
        raise ValueError(f"{name} has shape {value.shape}: it must be a {'vector' if axes else 'scalar'}")
    return value


def _neighbours(f, x, step, axes=0):
    """For each entry of x: copies of f (of so many axes) with that entry one step up, and one step down."""
    for index in np.ndindex(x.shape):
        values = []
        for moved in (x[index] + step[index], x[index] - step[index]):
            point = x.copy()
            point[index] = moved
            values.append(_with_axes(f(point), axes, "f(x)"))
        yield values


def forward_difference(f, x, h=1e-6):
    x = _with_axes(x, 0, "x").item()
    _step(x, h)
    return (_with_axes(f(x + h), 0, "f(x)") - _with_axes(f(x), 0, "f(x)")) / h


def central_difference(f, x, h=None):
    x = _with_axes(x, 0, "x").item()
    step, width = map(float, _step(x, h))
    return (_with_axes(f(x + step), 0, "f(x)") - _with_axes(f(x - step), 0, "f(x)")) / width


def partial_derivative(f, x, i, h=None):
    x = np.array(x, dtype=np.float64)
    if x.ndim != 1 or i not in range(x.size):
        raise ValueError(f"i = {i!r}, x of shape {x.shape}: x must be (n,) and i an index in 0 .. n - 1")
    unit = np.arange(x.size) == i
    return float(central_difference(lambda v: f(np.where(unit, v, x)), x[int(i)], h))


def numerical_gradient(f, x, h=None):
    x = np.array(x, dtype=np.float64)
    step, width = _step(x, h)
    differences = [up.item() - down.item() for up, down in _neighbours(f, x, np.asarray(step))]
    return np.reshape(differences, x.shape) / width


def numerical_jacobian(f, x, h=None):
    x = _with_axes(x, 1, "x")
    step, width = _step(x, h)
    jacobian = np.empty((np.size(f(x.copy())), x.size))
    for j, (up, down) in enumerate(_neighbours(f, x, step, axes=1)):
        jacobian[:, j] = (up - down) / width[j]
    return jacobian


def relative_error(a, b):
    a, b = to_float(a), to_float(b)
    if a.shape != b.shape:
        raise ValueError(f"a has shape {a.shape}, b has shape {b.shape}: they must be equal")
    return norm(a - b) / max(norm(a) + norm(b), 1e-300)


def check_gradient(f, gradient, x, tolerance=1e-6):
    x = np.array(x, dtype=np.float64)
    exact = np.array(gradient(x.copy()), dtype=np.float64)
    if exact.shape != x.shape or not np.all(np.isfinite(exact)):
        return False
    numeric, step = numerical_gradient(f, x), np.asarray(_step(x, None)[0])
    # where the gradient (nearly) vanishes, differences cannot tell more than this
    centre, doubt = to_float(f(x.copy())).item(), []
    pairs = zip(_neighbours(f, x, step), _neighbours(f, x, 2 * step), x.flat, step.flat, numeric.flat)
    for near, far, entry, h, slope in pairs:
        (up, down), (high, low) = (map(np.ndarray.item, values) for values in (near, far))
        rounding = (abs(up) + abs(down)) / h + abs(entry) * abs(up + down - 2 * centre) / h**2
        doubt.append(abs((high - low) / (4 * h) - slope) + 16 * np.finfo(np.float64).eps * rounding)
    excess = np.maximum(np.abs(exact - numeric).ravel() - doubt, 0.0)
    return bool(norm(excess) <= tolerance * (norm(exact) + norm(numeric)))
