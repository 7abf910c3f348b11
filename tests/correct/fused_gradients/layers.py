"""The functional layers, and modules that carry parameters."""
import numpy as np

from . import activations
from .derivatives import tensor


# ------------------------------------------------------------------------------------------ functional core
def _matrix(array, name, rows=None, columns=None):
    array = tensor(array)
    if array.ndim != 2 or rows not in (None, array.shape[0]) or columns not in (None, array.shape[1]):
        rule = f"({'any' if rows is None else rows}, {'any' if columns is None else columns})"
        raise ValueError(f"{name} must have shape {rule}, got {array.shape}")
    return array


def dense_forward(x, W, b):
    W, b = _matrix(W, "W"), tensor(b)
    x = _matrix(x, "x", columns=W.shape[0])
    if b.shape != (W.shape[1],):
        raise ValueError(f"b must have shape {(W.shape[1],)}, got {b.shape}")
    z = x @ W
    z += b
    return z


def dense_backward(dz, x, W):
    W = _matrix(W, "W")
    x = _matrix(x, "x", columns=W.shape[0])
    dz = _matrix(dz, "dz", rows=x.shape[0], columns=W.shape[1])
    return dz @ W.T, x.T @ dz, dz.sum(axis=0)


def _square(W):
    W = _matrix(W, "W")
    return _matrix(W, "W (square)", columns=W.shape[0])


def residual_forward(x, W, b):
    y = activations.relu(dense_forward(x, _square(W), b))
    y += x
    return y


def residual_backward(dy, x, W, b):
    z = dense_forward(x, _square(W), b)
    dy = _matrix(dy, "dy", *z.shape)
    dx, dW, db = dense_backward(dy * activations.relu_derivative(z), x, W)
    dx += dy
    return dx, dW, db


def dropout_forward(x, drop_probability, seed, training=True):
    if not 0 <= drop_probability < 1:
        raise ValueError(f"drop_probability must lie in [0, 1), got {drop_probability!r}")
    x = tensor(x)
    mask = np.ones(x.shape)
    if training:
        mask[np.random.default_rng(seed).random(x.shape) < drop_probability] = 0.0
        mask /= 1.0 - float(drop_probability)
    return x * mask, mask


def dropout_backward(dy, mask):
    dy, mask = tensor(dy), tensor(mask)
    if dy.shape != mask.shape:
        raise ValueError(f"dy must have the shape of mask, {mask.shape}, got {dy.shape}")
    return dy * mask


# -------------------------------------------------------------------------------------------------- modules
class Memory:
    """One flat vector of values and one of gradients, from which parameters are carved."""

    def __init__(self):
        self.value, self.gradient = np.empty(0), np.empty(0)

    def allocate(self, initial):
        start = self.value.size
        self.value = np.append(self.value, initial)
        self.gradient = np.zeros_like(self.value)
        return Parameter(self, slice(start, self.value.size), np.shape(initial))


class Parameter:
    """A window on the memory. It stores no view itself, so a deep copy stays wired to its own memory."""

    def __init__(self, memory, window, shape):
        self.memory, self.window, self.shape = memory, window, shape

    @property
    def data(self):
        return self.memory.value[self.window].reshape(self.shape)

    @property
    def grad(self):
        return self.memory.gradient[self.window].reshape(self.shape)


class Module:
    """`forward` saves what `backward` needs; `backward` adds to the gradients of its parameters."""

    def __call__(self, x):
        return self.forward(x)


class Linear(Module):
    def __init__(self, memory, weight):
        self.weight, self.bias = memory.allocate(weight), memory.allocate(np.zeros(weight.shape[1]))

    def forward(self, x):
        self.saved = x
        return dense_forward(x, self.weight.data, self.bias.data)

    def backward(self, dz):
        dx, dW, db = dense_backward(dz, self.saved, self.weight.data)
        self.weight.grad[...] += dW
        self.bias.grad[...] += db
        return dx


class Activation(Module):
    def __init__(self, name):
        self.function = getattr(activations, name)
        self.derivative = getattr(activations, f"{name}_derivative")

    def forward(self, z):
        self.saved = z
        return self.function(z)

    def backward(self, da):
        return da * self.derivative(self.saved)


class Sequential(Module):
    def __init__(self, *modules):
        self.modules = modules

    def forward(self, x):
        for module in self.modules:
            x = module(x)
        return x

    def backward(self, gradient):
        for module in reversed(self.modules):
            gradient = module.backward(gradient)
        return gradient
