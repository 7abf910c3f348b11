"""sklearn.neural_network's LOSS_FUNCTIONS, sklearn.metrics, and sklearn._loss, which has gradients."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import logit
from sklearn._loss import HalfBinomialLoss, HalfMultinomialLoss, HalfSquaredError
from sklearn.metrics import mean_squared_error as sklearn_mean_squared_error
from sklearn.neural_network._base import LOSS_FUNCTIONS

from .activations import slope_at_output
from .arrays import Array, array, expect_shape, same_shape

_CLIP = 1e-12


def half_squared_error(prediction: ArrayLike, target: ArrayLike) -> float:
    """Turn scikit-learn's mean over all entries into a sum over the columns."""
    y, t = _pair(prediction, target)
    return float(LOSS_FUNCTIONS["squared_error"](t, y)) * y.size / len(y)


def half_squared_error_gradient(prediction: ArrayLike, target: ArrayLike) -> Array:
    y, t = _pair(prediction, target)
    return _residuals(y, t) / len(y)


def mean_squared_error(prediction: ArrayLike, target: ArrayLike) -> float:
    y, t = _pair(prediction, target)
    return float(sklearn_mean_squared_error(t, y))


def mean_squared_error_gradient(prediction: ArrayLike, target: ArrayLike) -> Array:
    y, t = _pair(prediction, target)
    return 2.0 * _residuals(y, t) / y.size


def binary_cross_entropy(prediction: ArrayLike, target: ArrayLike) -> float:
    p, t = _probabilities(prediction, target)
    return float(LOSS_FUNCTIONS["binary_log_loss"](t.reshape(-1, 1), p.reshape(-1, 1)))


def binary_cross_entropy_gradient(prediction: ArrayLike, target: ArrayLike) -> Array:
    """Take the gradient by the logit, which is what scikit-learn has, and divide by dp/dz."""
    p, t = _probabilities(prediction, target)
    by_logit = HalfBinomialLoss().gradient(t.ravel(), logit(p).ravel()).reshape(p.shape)
    return array(by_logit / slope_at_output("logistic", p) / p.size)


def binary_cross_entropy_with_logits(z: ArrayLike, target: ArrayLike) -> float:
    logits, t = _pair(z, target)
    return float(HalfBinomialLoss()(t.ravel(), logits.ravel()))


def binary_cross_entropy_with_logits_gradient(z: ArrayLike, target: ArrayLike) -> Array:
    logits, t = _pair(z, target)
    return array(HalfBinomialLoss().gradient(t.ravel(), logits.ravel()).reshape(t.shape) / t.size)


def softmax_cross_entropy(logits: ArrayLike, target: ArrayLike) -> float:
    """Sum over the classes, each as the label of every row, weighted by its share of the target."""
    z, t = _rows_of_classes(logits, target)
    loss = HalfMultinomialLoss(n_classes=z.shape[1])
    shares = [loss.loss(_label(k, z), z, sample_weight=array(t[:, k])).sum() for k in range(z.shape[1])]
    return float(sum(shares)) / len(z)


def softmax_cross_entropy_gradient(logits: ArrayLike, target: ArrayLike) -> Array:
    z, t = _rows_of_classes(logits, target)
    loss = HalfMultinomialLoss(n_classes=z.shape[1])
    shares = [loss.gradient(_label(k, z), z, sample_weight=array(t[:, k])) for k in range(z.shape[1])]
    return array(sum(shares)) / len(z)


def _residuals(y: Array, t: Array) -> Array:
    return array(HalfSquaredError().gradient(t.ravel(), y.ravel())).reshape(y.shape)


def _label(k: int, z: Array) -> Array:
    return np.full(len(z), float(k))


def _pair(prediction: ArrayLike, target: ArrayLike) -> tuple[Array, Array]:
    first, second = array(prediction), array(target)
    same_shape(first, second, "prediction and target")
    if first.ndim not in (1, 2) or first.size == 0:
        raise ValueError(f"the prediction has the shape {first.shape}, expected (m,) or (m, k)")
    return first, second


def _probabilities(prediction: ArrayLike, target: ArrayLike) -> tuple[Array, Array]:
    """Return the pair with the course's clip; scikit-learn's own, at 2e-16, then changes nothing."""
    p, t = _pair(prediction, target)
    outside = p[(p < 0) | (p > 1)]
    if outside.size:
        raise ValueError(f"the prediction contains {outside[0]}, expected numbers in [0, 1]")
    return p.clip(_CLIP, 1 - _CLIP), t


def _rows_of_classes(logits: ArrayLike, target: ArrayLike) -> tuple[Array, Array]:
    first, second = _pair(logits, target)
    expect_shape(first, (None, None), "logits")
    return first, second
