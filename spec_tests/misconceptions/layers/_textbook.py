"""The checks of the contract, the steps of the residual layer, and arrays for this folder.

Each function lets the reference refuse what does not fit, and returns float64 arrays. The reference's
functions are imported by name: a variant replaces them in their module, and would otherwise be called in
their place.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference.activations import relu
from reference.layers import (
    dense_backward,
    dense_forward,
    dropout_backward,
    dropout_forward,
    residual_backward,
    residual_forward,
)

Array = NDArray[np.float64]


def floats(*values: ArrayLike) -> tuple[Array, ...]:
    """Return the values as float64 arrays, unchecked."""
    return tuple(np.asarray(value, dtype=np.float64) for value in values)


def dense_inputs(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> tuple[Array, ...]:
    """Return the arguments of dense_forward, checked."""
    dense_forward(x, W, b)
    return floats(x, W, b)


def dense_gradient_inputs(dz: ArrayLike, x: ArrayLike, W: ArrayLike) -> tuple[Array, ...]:
    """Return the arguments of dense_backward, checked."""
    dense_backward(dz, x, W)
    return floats(dz, x, W)


def residual_inputs(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> tuple[Array, ...]:
    """Return the arguments of residual_forward, checked."""
    residual_forward(x, W, b)
    return floats(x, W, b)


def residual_gradient_inputs(dy: ArrayLike, x: ArrayLike, W: ArrayLike, b: ArrayLike) -> tuple[Array, ...]:
    """Return the arguments of residual_backward, checked."""
    residual_backward(dy, x, W, b)
    return floats(dy, x, W, b)


def branch_slope(z: Array) -> Array:
    """Return the derivative of ReLU where the branch's pre-activation is z."""
    return np.where(z > 0.0, 1.0, 0.0)


def branch_output(z: Array) -> Array:
    """Return what the branch adds to the skip connection."""
    return relu(z)


def dropout_inputs(x: ArrayLike, drop_probability: float) -> tuple[Array, float]:
    """Return the arguments of dropout_forward, checked."""
    dropout_forward(x, drop_probability, 0, training=False)
    return np.asarray(x, dtype=np.float64), float(drop_probability)


def dropout_gradient_inputs(dy: ArrayLike, mask: ArrayLike) -> tuple[Array, ...]:
    """Return the arguments of dropout_backward, checked."""
    dropout_backward(dy, mask)
    return floats(dy, mask)
