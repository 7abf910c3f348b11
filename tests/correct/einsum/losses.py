"""Losses and their gradients; whatever would cancel is written as a sum of terms of one sign."""
import numpy as np
from activations import sigmoid, softmax
from derivatives import to_float

CLIP = 1e-12


def _pair(prediction, target):
    y, t = to_float(prediction), to_float(target)
    if y.shape != t.shape:
        raise ValueError(f"prediction {y.shape} and target {t.shape} must have the same shape")
    if y.size == 0:
        raise ValueError(f"prediction has shape {y.shape}: it must not be empty")
    return y, t


def _probabilities(prediction, target):
    p, t = _pair(prediction, target)
    if not np.all((p >= 0) & (p <= 1)):
        raise ValueError(f"prediction ranges over [{p.min()}, {p.max()}]: probabilities must lie in [0, 1]")
    return np.clip(p, CLIP, 1 - CLIP), t


def _logits(logits, target):
    z, t = _pair(logits, target)
    if z.ndim != 2:
        raise ValueError(f"logits has shape {z.shape}: it must be (m, k)")
    return z, t


def _rows(y):
    return y.shape[0] if y.ndim else 1


def _dot(u, v):
    return float(np.einsum("i,i->", u.ravel(), v.ravel()))


def half_squared_error(prediction, target):
    y, t = _pair(prediction, target)
    return _dot(y - t, y - t) / (2 * _rows(y))


def half_squared_error_gradient(prediction, target):
    y, t = _pair(prediction, target)
    return (y - t) / _rows(y)


def mean_squared_error(prediction, target):
    y, t = _pair(prediction, target)
    return _dot(y - t, y - t) / y.size


def mean_squared_error_gradient(prediction, target):
    y, t = _pair(prediction, target)
    return 2 * (y - t) / y.size


def binary_cross_entropy(prediction, target):
    p, t = _probabilities(prediction, target)
    return -(_dot(t, np.log(p)) + _dot(1 - t, np.log1p(-p))) / p.size


def binary_cross_entropy_gradient(prediction, target):
    p, t = _probabilities(prediction, target)
    return (p - t) / (p * (1 - p)) / p.size


@np.errstate(under="ignore")
def binary_cross_entropy_with_logits(prediction, target):
    z, t = _pair(prediction, target)
    common = np.log1p(np.exp(-np.abs(z)))
    return (_dot(t, common + np.maximum(-z, 0)) + _dot(1 - t, common + np.maximum(z, 0))) / z.size


@np.errstate(under="ignore")
def binary_cross_entropy_with_logits_gradient(prediction, target):
    z, t = _pair(prediction, target)
    return ((1 - t) * sigmoid(z) - t * sigmoid(-z)) / z.size


@np.errstate(under="ignore")
def softmax_cross_entropy(logits, target):
    z, t = _logits(logits, target)
    shifted = z - z.max(1, keepdims=True)
    rest = np.einsum("mk,mk->m", np.exp(shifted), np.arange(z.shape[1]) != z.argmax(1, keepdims=True))
    return _dot(t, np.log1p(rest)[:, None] - shifted) / len(z)


@np.errstate(under="ignore")
def softmax_cross_entropy_gradient(logits, target):
    z, t = _logits(logits, target)
    p, others = softmax(z), 1 - np.eye(z.shape[1])
    flow = np.einsum("mj,mi,ij->mj", p, t, others) - np.einsum("mj,mi,ij->mj", t, p, others)
    return flow / len(z)
