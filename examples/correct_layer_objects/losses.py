"""Losses and their gradients; the averages over the batch live here and nowhere else."""

import numpy as np
from activations import sigmoid, softmax
from toolkit import real_array, same_shape

CLIP = 1e-12


def _paired(prediction, target, name="prediction"):
    prediction, target = real_array(prediction, name), real_array(target, "target")
    same_shape(prediction, target, name, "target")
    if prediction.size == 0:
        raise ValueError(f"{name} must not be empty, got shape {prediction.shape}")
    return prediction, target


def _rows(array):
    return array.shape[0] if array.ndim else 1


def half_squared_error(prediction, target):
    y, t = _paired(prediction, target)
    residual = (y - t).ravel()
    return float(np.einsum("i,i->", residual, residual) / (2 * _rows(y)))


def half_squared_error_gradient(prediction, target):
    y, t = _paired(prediction, target)
    return (y - t) / _rows(y)


def mean_squared_error(prediction, target):
    y, t = _paired(prediction, target)
    residual = (y - t).ravel()
    return float(np.einsum("i,i->", residual, residual) / y.size)


def mean_squared_error_gradient(prediction, target):
    y, t = _paired(prediction, target)
    return (y - t) * (2.0 / y.size)


def _probabilities(prediction, target):
    y, t = _paired(prediction, target)
    inside = (y >= 0.0) & (y <= 1.0)
    if not inside.all():
        raise ValueError(f"prediction must lie in [0, 1], got {y[~inside].flat[0]}")
    return y, t


def binary_cross_entropy(prediction, target):
    y, t = _probabilities(prediction, target)
    # Clipping the logarithms at log(1e-12) is clipping y and 1 - y, without rounding 1 - y.
    with np.errstate(divide="ignore"):
        log_yes = np.maximum(np.log(y), np.log(CLIP))
        log_no = np.maximum(np.log1p(-y), np.log(CLIP))
    return float(-np.mean(t * log_yes + (1.0 - t) * log_no))


def binary_cross_entropy_gradient(prediction, target):
    y, t = _probabilities(prediction, target)
    yes, no = np.maximum(y, CLIP), np.maximum(1.0 - y, CLIP)
    return ((1.0 - t) / no - t / yes) / y.size


def binary_cross_entropy_with_logits(prediction, target):
    z, t = _paired(prediction, target)
    with np.errstate(under="ignore"):
        return float(np.mean(t * np.logaddexp(0.0, -z) + (1.0 - t) * np.logaddexp(0.0, z)))


def binary_cross_entropy_with_logits_gradient(prediction, target):
    z, t = _paired(prediction, target)
    # (1 - t) s(z) - t s(-z) is s(z) - t without its cancellation.
    with np.errstate(under="ignore"):
        return ((1.0 - t) * sigmoid(z) - t * sigmoid(-z)) / z.size


def _class_rows(logits, target):
    z, t = _paired(logits, target, "logits")
    if z.ndim != 2:
        raise ValueError(f"logits must be rows of classes, (m, k), got shape {z.shape}")
    return z, t


def softmax_cross_entropy(logits, target):
    z, t = _class_rows(logits, target)
    rows = np.arange(len(z))
    top = z.argmax(axis=1)
    with np.errstate(under="ignore"):
        z = z - z[rows, top][:, np.newaxis]
        others = np.exp(z)
        others[rows, top] = 0.0
        # The largest term of the sum is 1: log1p of the rest keeps a tiny loss exact.
        log_sum = np.log1p(others.sum(axis=1, keepdims=True))
        return float(np.einsum("mk,mk->", t, log_sum - z) / len(z))


def softmax_cross_entropy_gradient(logits, target):
    z, t = _class_rows(logits, target)
    p = softmax(z)
    # p_i (sum of t) - t_i (sum of p): the terms j = i cancel, so they are left out.
    different = 1.0 - np.eye(z.shape[1])
    with np.errstate(under="ignore"):
        return (p * (t @ different) - t * (p @ different)) / len(z)


LOSSES = {
    "half_squared_error": (half_squared_error, half_squared_error_gradient),
    "mean_squared_error": (mean_squared_error, mean_squared_error_gradient),
    "binary_cross_entropy": (binary_cross_entropy, binary_cross_entropy_gradient),
}
# Losses taken from the pre-activation of a given output, where that is exact at extremes.
FUSED = {
    ("sigmoid", "binary_cross_entropy"): (
        binary_cross_entropy_with_logits,
        binary_cross_entropy_with_logits_gradient,
    ),
    ("softmax", "softmax_cross_entropy"): (
        softmax_cross_entropy,
        softmax_cross_entropy_gradient,
    ),
}
