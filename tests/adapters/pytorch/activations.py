"""torch.sigmoid, tanh, relu, leaky_relu and softmax; derivatives by torch.autograd."""

from __future__ import annotations

import torch
from numpy.typing import ArrayLike
from torch.nn import functional

from .tensors import Array, array, slopes, tensor


def sigmoid(z: ArrayLike) -> Array:
    return array(torch.sigmoid(tensor(z)))


def sigmoid_derivative(z: ArrayLike) -> Array:
    return slopes(torch.sigmoid, z)


def sigmoid_derivative_from_output(a: ArrayLike) -> Array:
    """Call the backward pass itself, which PyTorch feeds with the output."""
    output = tensor(a)
    return array(torch.ops.aten.sigmoid_backward(torch.ones_like(output), output))


def tanh(z: ArrayLike) -> Array:
    return array(torch.tanh(tensor(z)))


def tanh_derivative(z: ArrayLike) -> Array:
    return slopes(torch.tanh, z)


def tanh_derivative_from_output(a: ArrayLike) -> Array:
    output = tensor(a)
    return array(torch.ops.aten.tanh_backward(torch.ones_like(output), output))


def relu(z: ArrayLike) -> Array:
    return array(functional.relu(tensor(z)))


def relu_derivative(z: ArrayLike) -> Array:
    return slopes(functional.relu, z)


def leaky_relu(z: ArrayLike, slope: float = 0.01) -> Array:
    return array(functional.leaky_relu(tensor(z), slope))


def leaky_relu_derivative(z: ArrayLike, slope: float = 0.01) -> Array:
    return slopes(lambda leaf: functional.leaky_relu(leaf, slope), z)


def softmax(z: ArrayLike) -> Array:
    scores = tensor(z)
    if scores.ndim == 0 or scores.shape[-1] == 0:
        raise ValueError(f"z has the shape {tuple(scores.shape)}, expected a last axis with an entry")
    return array(torch.softmax(scores, dim=-1))


def softmax_jacobian(z: ArrayLike) -> Array:
    scores = tensor(z)
    if scores.ndim != 1 or scores.numel() == 0:
        raise ValueError(f"z has the shape {tuple(scores.shape)}, expected one axis with an entry")
    return array(torch.func.jacrev(lambda leaf: torch.softmax(leaf, dim=-1))(scores))
