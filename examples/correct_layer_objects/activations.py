"""Activation functions, their derivatives, and caching activation objects over them."""

import numpy as np

from .toolkit import finite, real_array

quiet = np.errstate(under="ignore")


@quiet
def sigmoid(z):
    z = real_array(z, "z")
    # The numerator is 1 or e**z, so neither tail rounds to 0 or overflows.
    return np.exp(np.minimum(z, 0.0)) / (1.0 + np.exp(-np.abs(z)))


@quiet
def sigmoid_derivative(z):
    tail = np.exp(-np.abs(real_array(z, "z")))
    return tail / (1.0 + tail) ** 2


@quiet
def sigmoid_derivative_from_output(a):
    a = real_array(a, "a")
    return a * (1.0 - a)


def tanh(z):
    return np.tanh(real_array(z, "z"))


@quiet
def tanh_derivative(z):
    """sech(z)**2 through e**(-2|z|), which keeps its digits where 1 - tanh(z)**2 is 0."""
    tail = np.exp(-2.0 * np.abs(real_array(z, "z")))
    return 4.0 * tail / (1.0 + tail) ** 2


@quiet
def tanh_derivative_from_output(a):
    a = real_array(a, "a")
    return (1.0 - a) * (1.0 + a)


def relu(z):
    return np.maximum(real_array(z, "z"), 0.0)


def relu_derivative(z):
    return np.heaviside(real_array(z, "z"), 0.0)


@quiet
def leaky_relu(z, slope=0.01):
    z = real_array(z, "z")
    return np.maximum(z, 0.0) + finite(slope, "slope") * np.minimum(z, 0.0)


def leaky_relu_derivative(z, slope=0.01):
    return np.where(real_array(z, "z") > 0.0, 1.0, finite(slope, "slope"))


@quiet
def softmax(z):
    z = real_array(z, "z")
    if z.ndim == 0:
        raise ValueError(f"z must have a last axis to normalise over, got shape {z.shape}")
    if z.size == 0:
        return z
    z -= z.max(axis=-1, keepdims=True)
    weights = np.exp(z)
    return weights / np.einsum("...k->...", weights)[..., np.newaxis]


@quiet
def softmax_jacobian(z):
    p = softmax(real_array(z, "z", ndim=1))
    # Each row sums to 0: the diagonal from the others keeps digits where 1 - p rounds to 0.
    jacobian = -np.einsum("i,j->ij", p, p)
    np.fill_diagonal(jacobian, 0.0)
    np.fill_diagonal(jacobian, -jacobian.sum(axis=1))
    return jacobian


class Activation:
    """Elementwise activation: forward caches z, backward multiplies by the slope there."""

    value = staticmethod(np.copy)
    slope = staticmethod(np.ones_like)

    def __init__(self):
        self._z = None

    def forward(self, z):
        self._z = z
        return self.value(z)

    def backward(self, da):
        return da * self.slope(self._z)


class Linear(Activation):
    pass


class Sigmoid(Activation):
    value = staticmethod(sigmoid)
    slope = staticmethod(sigmoid_derivative)


class Tanh(Activation):
    value = staticmethod(tanh)
    slope = staticmethod(tanh_derivative)


class ReLU(Activation):
    value = staticmethod(relu)
    slope = staticmethod(relu_derivative)


class Softmax(Activation):
    value = staticmethod(softmax)

    def backward(self, da):
        p = softmax(self._z)
        return p * (da - np.einsum("mk,mk->m", p, da)[:, np.newaxis])


HIDDEN = {"sigmoid": Sigmoid, "tanh": Tanh, "relu": ReLU}
OUTPUT = {"linear": Linear, "sigmoid": Sigmoid, "softmax": Softmax}
