"""sklearn.neural_network's ACTIVATIONS and DERIVATIVES (of outputs), and scipy.special.softmax."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import softmax as scipy_softmax
from sklearn.neural_network._base import ACTIVATIONS, DERIVATIVES

from .arrays import Array, array
from .differences import jacobian


def sigmoid(z: ArrayLike) -> Array:
    return _activated("logistic", z)


def sigmoid_derivative(z: ArrayLike) -> Array:
    return slope_at_output("logistic", _activated("logistic", z))


def sigmoid_derivative_from_output(a: ArrayLike) -> Array:
    return slope_at_output("logistic", array(a))


def tanh(z: ArrayLike) -> Array:
    return _activated("tanh", z)


def tanh_derivative(z: ArrayLike) -> Array:
    return slope_at_output("tanh", _activated("tanh", z))


def tanh_derivative_from_output(a: ArrayLike) -> Array:
    return slope_at_output("tanh", array(a))


def relu(z: ArrayLike) -> Array:
    return _activated("relu", z)


def relu_derivative(z: ArrayLike) -> Array:
    return slope_at_output("relu", _activated("relu", z))


def leaky_relu(z: ArrayLike, slope: float = 0.01) -> Array:
    """Put two ReLUs together, one of them mirrored."""
    return array(relu(z) - slope * relu(-array(z)))


def leaky_relu_derivative(z: ArrayLike, slope: float = 0.01) -> Array:
    above = relu_derivative(z)
    return array(above + slope * (1.0 - above))


def softmax(z: ArrayLike) -> Array:
    scores = array(z)
    if scores.ndim == 0 or scores.shape[-1] == 0:
        raise ValueError(f"z has the shape {scores.shape}, expected a last axis with an entry")
    return array(scipy_softmax(scores, axis=-1))


def softmax_jacobian(z: ArrayLike) -> Array:
    scores = array(z)
    if scores.ndim != 1 or scores.size == 0:
        raise ValueError(f"z has the shape {scores.shape}, expected one axis with an entry")
    return jacobian(scipy_softmax, scores)


def slope_at_output(name: str, a: Array) -> Array:
    delta = np.ones(a.shape)
    DERIVATIVES[name](a, delta)
    return delta


def _activated(name: str, z: ArrayLike) -> Array:
    a = array(z)
    ACTIVATIONS[name](a)
    return a
