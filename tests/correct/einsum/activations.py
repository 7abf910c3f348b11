"""Activations; each tail is written with exponentials of non-positive numbers, so nothing overflows."""
import numpy as np
from derivatives import to_float


@np.errstate(under="ignore")
def sigmoid(z):
    z = to_float(z)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1 + e)


@np.errstate(under="ignore")
def sigmoid_derivative(z):
    e = np.exp(-np.abs(to_float(z)))
    return e / (1 + e) ** 2


def sigmoid_derivative_from_output(a):
    return to_float(a) * (1 - to_float(a))


def tanh(z):
    return np.tanh(to_float(z))


def tanh_derivative(z):
    return 4 * sigmoid_derivative(2 * to_float(z))


def tanh_derivative_from_output(a):
    return (1 - to_float(a)) * (1 + to_float(a))


def relu(z):
    return np.maximum(to_float(z), 0.0)


def relu_derivative(z):
    return leaky_relu_derivative(z, 0.0)


def leaky_relu(z, slope=0.01):
    z = to_float(z)
    return z * np.where(z > 0, 1.0, slope)


def leaky_relu_derivative(z, slope=0.01):
    return np.where(to_float(z) > 0, 1.0, float(slope))


@np.errstate(under="ignore")
def softmax(z):
    z = to_float(z)
    if z.ndim == 0 or z.shape[-1] == 0:
        raise ValueError(f"z has shape {z.shape}: softmax needs a last axis with at least one entry")
    e = np.exp(z - z.max(-1, keepdims=True))
    return e / np.einsum("...k->...", e)[..., None]


@np.errstate(under="ignore")
def softmax_jacobian(z):
    if np.ndim(z) != 1:
        raise ValueError(f"z has shape {np.shape(z)}: it must be one vector (k,)")
    s, eye = softmax(z), np.eye(np.size(z))
    pairs = np.einsum("i,j,ij->ij", s, s, 1 - eye)  # s_i (1 - s_i) is their sum over j: nothing cancels
    return np.einsum("ij,ik->ik", pairs, eye) - pairs
