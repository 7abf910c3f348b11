"""Formulas, and their backward passes by autograd.make_vjp."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import autograd  # type: ignore[import-untyped]
import numpy as np
from numpy.typing import ArrayLike

from . import formulas
from .arrays import Array, array, expect_shape, fraction, same_shape


def dense_forward(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> Array:
    return array(formulas.dense(*_checked(x, W, b)))


def dense_backward(dz: ArrayLike, x: ArrayLike, W: ArrayLike) -> tuple[Array, Array, Array]:
    any_bias = np.zeros(array(W).shape[-1])
    return _pull_back(formulas.dense, dz, _checked(x, W, any_bias))


def residual_forward(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> Array:
    return array(formulas.residual(*_square(x, W, b)))


def residual_backward(dy: ArrayLike, x: ArrayLike, W: ArrayLike, b: ArrayLike) -> tuple[Array, Array, Array]:
    return _pull_back(formulas.residual, dy, _square(x, W, b))


def dropout_forward(
    x: ArrayLike, drop_probability: float, seed: int, training: bool = True
) -> tuple[Array, Array]:
    entries, p = array(x), fraction(drop_probability, "drop_probability")
    mask = np.ones(entries.shape)
    if training:
        mask = (np.random.default_rng(seed).random(entries.shape) >= p) / (1.0 - p)
    return entries * mask, mask


def dropout_backward(dy: ArrayLike, mask: ArrayLike) -> Array:
    cotangent, factors = array(dy), array(mask)
    same_shape(cotangent, factors, "dy and mask")
    pull_back, _ = autograd.make_vjp(lambda x: x * factors)(np.zeros(factors.shape))
    return array(pull_back(cotangent))


def _checked(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> tuple[Array, Array, Array]:
    inputs, weights, biases = array(x), array(W), array(b)
    expect_shape(weights, (None, None), "W")
    expect_shape(inputs, (None, weights.shape[0]), "x")
    expect_shape(biases, (weights.shape[1],), "b")
    return inputs, weights, biases


def _square(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> tuple[Array, Array, Array]:
    inputs, weights, biases = _checked(x, W, b)
    expect_shape(weights, (len(weights), len(weights)), "W")
    return inputs, weights, biases


def _pull_back(
    layer: Callable[..., Any], cotangent: ArrayLike, arguments: tuple[Array, Array, Array]
) -> tuple[Array, Array, Array]:
    pull_back, output = autograd.make_vjp(layer, (0, 1, 2))(*arguments)
    back = array(cotangent)
    same_shape(output, back, "the layer's output and the derivative by it")
    dx, dW, db = pull_back(back)
    return array(dx), array(dW), array(db)
