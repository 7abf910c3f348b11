"""Formulas, and their slopes by autograd.elementwise_grad and autograd.jacobian."""

from __future__ import annotations

import autograd  # type: ignore[import-untyped]
import autograd.numpy as anp  # type: ignore[import-untyped]
from numpy.typing import ArrayLike

from . import formulas
from .arrays import Array, array, slopes


def sigmoid(z: ArrayLike) -> Array:
    return array(formulas.sigmoid(array(z)))


def sigmoid_derivative(z: ArrayLike) -> Array:
    return slopes(formulas.sigmoid, z)


def sigmoid_derivative_from_output(a: ArrayLike) -> Array:
    """Take the slope of the inverse function at a: that of the sigmoid is its reciprocal."""
    with_infinite_ends = slopes(formulas.logit, a)
    return array(1.0 / with_infinite_ends)


def tanh(z: ArrayLike) -> Array:
    return array(anp.tanh(array(z)))


def tanh_derivative(z: ArrayLike) -> Array:
    return slopes(anp.tanh, z)


def tanh_derivative_from_output(a: ArrayLike) -> Array:
    """Take the slope of the inverse function at a: that of tanh is its reciprocal."""
    with_infinite_ends = slopes(anp.arctanh, a)
    return array(1.0 / with_infinite_ends)


def relu(z: ArrayLike) -> Array:
    return array(formulas.relu(array(z)))


def relu_derivative(z: ArrayLike) -> Array:
    return slopes(formulas.relu, z)


def leaky_relu(z: ArrayLike, slope: float = 0.01) -> Array:
    return array(formulas.leaky_relu(array(z), slope))


def leaky_relu_derivative(z: ArrayLike, slope: float = 0.01) -> Array:
    return slopes(lambda traced: formulas.leaky_relu(traced, slope), z)


def softmax(z: ArrayLike) -> Array:
    scores = array(z)
    if scores.ndim == 0 or scores.shape[-1] == 0:
        raise ValueError(f"z has the shape {scores.shape}, expected a last axis with an entry")
    return array(formulas.softmax(scores))


def softmax_jacobian(z: ArrayLike) -> Array:
    scores = array(z)
    if scores.ndim != 1 or scores.size == 0:
        raise ValueError(f"z has the shape {scores.shape}, expected one axis with an entry")
    return array(autograd.jacobian(formulas.softmax)(scores))
