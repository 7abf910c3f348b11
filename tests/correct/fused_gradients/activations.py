"""Functional activations. All exponents are non-positive, so nothing overflows and small tails stay exact."""
import numpy as np

from .derivatives import tensor


def smaller_half(z):
    """sigmoid(-|z|): the half of the sigmoid that keeps full relative precision."""
    with np.errstate(under="ignore"):
        e = np.exp(-np.abs(tensor(z)))
        return e / (1.0 + e)


def sigmoid(z):
    s = smaller_half(z)
    return np.where(tensor(z) < 0, s, 1.0 - s)


def sigmoid_derivative(z):
    s = smaller_half(z)
    with np.errstate(under="ignore"):
        return s * (1.0 - s)


def sigmoid_derivative_from_output(a):
    a = tensor(a)
    return a * (1.0 - a)


def tanh(z):
    return np.tanh(tensor(z))


def tanh_derivative(z):
    return 4.0 * sigmoid_derivative(2.0 * tensor(z))


def tanh_derivative_from_output(a):
    a = tensor(a)
    return (1.0 - a) * (1.0 + a)


def relu(z):
    z = tensor(z)
    z[z < 0] = 0.0
    return z


def relu_derivative(z):
    return tensor(tensor(z) > 0)


def leaky_relu(z, slope=0.01):
    z = tensor(z)
    return np.where(z > 0, z, slope * z)


def leaky_relu_derivative(z, slope=0.01):
    return np.where(tensor(z) > 0, 1.0, float(slope))


def softmax(z):
    z = tensor(z)
    if z.ndim == 0 or z.shape[-1] == 0:
        raise ValueError(f"z must have a non-empty last axis, got shape {z.shape}")
    z -= z.max(axis=-1, keepdims=True)
    with np.errstate(under="ignore"):
        np.exp(z, out=z)
        z /= z.sum(axis=-1, keepdims=True)
    return z


def softmax_jacobian(z):
    z = tensor(z)
    if z.ndim != 1:
        raise ValueError(f"z must be one vector (k,), got shape {z.shape}")
    s = softmax(z)
    with np.errstate(under="ignore"):
        jacobian, others = -np.outer(s, s), (1.0 - np.eye(s.size)) @ s  # others: 1 - s without cancellation
        np.fill_diagonal(jacobian, s * others)
    return jacobian
