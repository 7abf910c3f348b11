"""Dense layers as perceptrons of scikit-learn; it has no dropout."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from .activations import relu, slope_at_output
from .arrays import Array, array, expect_shape, same_shape
from .perceptrons import Perceptron


def dense_forward(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> Array:
    inputs, weights, biases = _checked(x, W, b)
    return Perceptron([weights], [biases]).forward(inputs)


def dense_backward(dz: ArrayLike, x: ArrayLike, W: ArrayLike) -> tuple[Array, Array, Array]:
    """Put a layer that does nothing before this one: backpropagation stops at the first layer's z."""
    any_bias = np.zeros(array(W).shape[-1])
    inputs, weights, biases = _checked(x, W, any_bias)
    back, rows, n_in = array(dz), *inputs.shape
    expect_shape(back, (rows, weights.shape[1]), "dz")
    network = Perceptron([np.eye(n_in), weights], [np.zeros(n_in), biases])
    found = network.backward(inputs, network.forward(inputs) - back)
    return found.deltas[0], rows * found.weights[1], rows * found.biases[1]


def residual_forward(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> Array:
    inputs, weights, biases = _square(x, W, b)
    return inputs + relu(dense_forward(inputs, weights, biases))


def residual_backward(dy: ArrayLike, x: ArrayLike, W: ArrayLike, b: ArrayLike) -> tuple[Array, Array, Array]:
    inputs, weights, biases = _square(x, W, b)
    back = array(dy)
    same_shape(back, inputs, "dy and x")
    branch = relu(dense_forward(inputs, weights, biases))
    dx, dW, db = dense_backward(back * slope_at_output("relu", branch), inputs, weights)
    return back + dx, dW, db


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
