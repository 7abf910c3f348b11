"""torch.nn.functional's linear, relu and dropout; backward passes by torch.autograd."""

from __future__ import annotations

import torch
from numpy.typing import ArrayLike
from torch.nn import functional

from .tensors import Array, array, expect_shape, fraction, same_shape, tensor


def dense_forward(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> Array:
    return array(_dense(*_checked(x, W, b)))


def dense_backward(dz: ArrayLike, x: ArrayLike, W: ArrayLike) -> tuple[Array, Array, Array]:
    any_bias = torch.zeros(tensor(W).shape[-1])
    leaves = _checked(x, W, any_bias)
    return _pull_back(_dense(*leaves), tensor(dz), leaves)


def residual_forward(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> Array:
    return array(_residual(*_checked(x, W, b)))


def residual_backward(dy: ArrayLike, x: ArrayLike, W: ArrayLike, b: ArrayLike) -> tuple[Array, Array, Array]:
    leaves = _checked(x, W, b)
    return _pull_back(_residual(*leaves), tensor(dy), leaves)


def dropout_forward(
    x: ArrayLike, drop_probability: float, seed: int, training: bool = True
) -> tuple[Array, Array]:
    """Drop the entries of ones, which leaves the mask; dropout takes its draws from the global generator."""
    entries, p = tensor(x), fraction(drop_probability, "drop_probability")
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        mask = functional.dropout(torch.ones_like(entries), p, training)
    return array(entries * mask), array(mask)


def dropout_backward(dy: ArrayLike, mask: ArrayLike) -> Array:
    cotangent, factors = tensor(dy), tensor(mask)
    same_shape(cotangent, factors, "dy and mask")
    x = torch.zeros_like(factors).requires_grad_()
    return array(torch.autograd.grad(x * factors, x, cotangent)[0])


def _dense(x: torch.Tensor, W: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    return functional.linear(x, W.T, b)


def _residual(x: torch.Tensor, W: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    expect_shape(W, (len(W), len(W)), "W")
    return x + functional.relu(_dense(x, W, b))


def _checked(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    inputs, weights, biases = (tensor(value).requires_grad_() for value in (x, W, b))
    expect_shape(weights, (None, None), "W")
    expect_shape(inputs, (None, weights.shape[0]), "x")
    expect_shape(biases, (weights.shape[1],), "b")
    return inputs, weights, biases


def _pull_back(
    output: torch.Tensor, cotangent: torch.Tensor, leaves: tuple[torch.Tensor, torch.Tensor, torch.Tensor]
) -> tuple[Array, Array, Array]:
    same_shape(output, cotangent, "the layer's output and the derivative by it")
    dx, dW, db = torch.autograd.grad(output, leaves, cotangent)
    return array(dx), array(dW), array(db)
