"""Every function that is differentiated, in autograd.numpy."""

from __future__ import annotations

from typing import Any

import autograd.numpy as np  # type: ignore[import-untyped]
from autograd.tracer import getval  # type: ignore[import-untyped]


def sigmoid(z: Any) -> Any:
    return np.exp(-np.logaddexp(0.0, -z))


def relu(z: Any) -> Any:
    return np.maximum(z, 0.0)


def leaky_relu(z: Any, slope: float) -> Any:
    return np.where(z > 0.0, z, slope * z)


def softmax(z: Any) -> Any:
    powers = np.exp(_shifted(z))
    return powers / np.sum(powers, axis=-1, keepdims=True)


def logit(a: Any) -> Any:
    """Return the z whose sigmoid is a."""
    return np.log(a) - np.log(1.0 - a)


def half_squared_error(prediction: Any, target: Any) -> Any:
    return np.sum((prediction - target) ** 2) / (2 * len(target))


def mean_squared_error(prediction: Any, target: Any) -> Any:
    return np.mean((prediction - target) ** 2)


def binary_cross_entropy(prediction: Any, target: Any) -> Any:
    return -np.mean(target * np.log(prediction) + (1.0 - target) * np.log1p(-prediction))


def binary_cross_entropy_with_logits(z: Any, target: Any) -> Any:
    """Take both logarithms from the logits: log(1 + exp(-z)) for the label 1 and log(1 + exp(z)) for 0."""
    return np.mean(target * np.logaddexp(0.0, -z) + (1.0 - target) * np.logaddexp(0.0, z))


def softmax_cross_entropy(logits: Any, target: Any) -> Any:
    shifted = _shifted(logits)
    total = np.sum(np.exp(shifted), axis=-1, keepdims=True)
    return -np.sum(target * (shifted - np.log(total))) / len(target)


def dense(x: Any, W: Any, b: Any) -> Any:
    return np.dot(x, W) + b


def residual(x: Any, W: Any, b: Any) -> Any:
    return x + relu(dense(x, W, b))


def _shifted(z: Any) -> Any:
    """Subtract a constant from each row, which changes no softmax and no derivative of one."""
    return z - np.max(getval(z), axis=-1, keepdims=True)
