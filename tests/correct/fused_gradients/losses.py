"""Losses and their gradients; those "with logits" are fused with their activation."""
import numpy as np

from .activations import sigmoid, softmax
from .derivatives import tensor

CLIP = 1e-12
LOG_CLIP = np.log(CLIP)
LOGIT_CLIP = np.log1p(-CLIP) - LOG_CLIP  # sigmoid(±LOGIT_CLIP) is where the clipped loss becomes flat


def _pair(prediction, target):
    prediction, target = tensor(prediction), tensor(target)
    if prediction.shape != target.shape:
        raise ValueError(f"prediction {prediction.shape} and target {target.shape} must have the same shape")
    if prediction.size == 0:
        raise ValueError(f"prediction must not be empty, got shape {prediction.shape}")
    return prediction, target


def _probabilities(prediction, target):
    p, t = _pair(prediction, target)
    if not ((p >= 0) & (p <= 1)).all():
        raise ValueError(f"prediction must lie in [0, 1], got values from {p.min()} to {p.max()}")
    return p, t


def _class_logits(logits, target):
    z, t = _pair(logits, target)
    if z.ndim != 2:
        raise ValueError(f"logits must be (m, k), got shape {z.shape}")
    return z, t


def _batch(y):
    return y.shape[0] if y.ndim > 0 else 1


def softplus(z):
    with np.errstate(under="ignore"):
        return np.maximum(z, 0.0) + np.log1p(np.exp(-np.abs(z)))


def half_squared_error(prediction, target):
    y, t = _pair(prediction, target)
    return float(np.square(y - t).sum() / (2 * _batch(y)))


def half_squared_error_gradient(prediction, target):
    y, t = _pair(prediction, target)
    y -= t
    return y / _batch(y)


def mean_squared_error(prediction, target):
    y, t = _pair(prediction, target)
    return float(np.square(y - t).mean())


def mean_squared_error_gradient(prediction, target):
    y, t = _pair(prediction, target)
    y -= t
    return y * 2.0 / y.size


def binary_cross_entropy(prediction, target):
    p, t = _probabilities(prediction, target)
    with np.errstate(divide="ignore"):
        log_p, log_q = np.maximum(np.log(p), LOG_CLIP), np.maximum(np.log1p(-p), LOG_CLIP)
    return float(0.0 - (t * log_p + (1.0 - t) * log_q).mean())


def binary_cross_entropy_gradient(prediction, target):
    p, t = _probabilities(prediction, target)
    p, q = np.maximum(p, CLIP), np.maximum(1.0 - p, CLIP)
    return ((1.0 - t) * p - t * q) / (p * q) / p.size


def binary_cross_entropy_with_logits(prediction, target):
    z, t = _pair(prediction, target)
    return float((t * softplus(-z) + (1.0 - t) * softplus(z)).mean())


def binary_cross_entropy_with_logits_gradient(prediction, target):
    z, t = _pair(prediction, target)
    with np.errstate(under="ignore"):
        return ((1.0 - t) * sigmoid(z) - t * sigmoid(-z)) / z.size  # sigmoid(z) - t without cancellation


def softmax_cross_entropy(logits, target):
    z, t = _class_logits(logits, target)
    best = z.argmax(axis=1)[:, None]
    z -= np.take_along_axis(z, best, axis=1)
    with np.errstate(under="ignore"):
        e = np.exp(z)
        np.put_along_axis(e, best, 0.0, axis=1)
        surprise = np.log1p(e.sum(axis=1, keepdims=True)) - z
    return float((t * surprise).sum() / len(z))


def softmax_cross_entropy_gradient(logits, target):
    z, t = _class_logits(logits, target)
    p, others = softmax(z), 1.0 - np.eye(z.shape[1])
    with np.errstate(under="ignore"):
        return (p * (t @ others) - t * (p @ others)) / len(z)  # p * sum(t) - t * sum(p), own terms left out
