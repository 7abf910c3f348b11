"""Formulas, and their gradients by autograd.grad."""

from __future__ import annotations

from numpy.typing import ArrayLike

from . import formulas
from .arrays import Array, array, expect_shape, gradient, same_shape

_CLIP = 1e-12


def half_squared_error(prediction: ArrayLike, target: ArrayLike) -> float:
    return float(formulas.half_squared_error(*_pair(prediction, target)))


def half_squared_error_gradient(prediction: ArrayLike, target: ArrayLike) -> Array:
    y, t = _pair(prediction, target)
    return gradient(lambda traced: formulas.half_squared_error(traced, t), y)


def mean_squared_error(prediction: ArrayLike, target: ArrayLike) -> float:
    return float(formulas.mean_squared_error(*_pair(prediction, target)))


def mean_squared_error_gradient(prediction: ArrayLike, target: ArrayLike) -> Array:
    y, t = _pair(prediction, target)
    return gradient(lambda traced: formulas.mean_squared_error(traced, t), y)


def binary_cross_entropy(prediction: ArrayLike, target: ArrayLike) -> float:
    p, t = _pair(prediction, target)
    return float(formulas.binary_cross_entropy(clipped(p), t))


def binary_cross_entropy_gradient(prediction: ArrayLike, target: ArrayLike) -> Array:
    """Differentiate at the clipped prediction, not through the clip."""
    p, t = _pair(prediction, target)
    return gradient(lambda traced: formulas.binary_cross_entropy(traced, t), clipped(p))


def binary_cross_entropy_with_logits(z: ArrayLike, target: ArrayLike) -> float:
    return float(formulas.binary_cross_entropy_with_logits(*_pair(z, target)))


def binary_cross_entropy_with_logits_gradient(z: ArrayLike, target: ArrayLike) -> Array:
    logits, t = _pair(z, target)
    return gradient(lambda traced: formulas.binary_cross_entropy_with_logits(traced, t), logits)


def softmax_cross_entropy(logits: ArrayLike, target: ArrayLike) -> float:
    return float(formulas.softmax_cross_entropy(*_rows_of_classes(logits, target)))


def softmax_cross_entropy_gradient(logits: ArrayLike, target: ArrayLike) -> Array:
    scores, t = _rows_of_classes(logits, target)
    return gradient(lambda traced: formulas.softmax_cross_entropy(traced, t), scores)


def clipped(prediction: Array) -> Array:
    expect_probabilities(prediction)
    return prediction.clip(_CLIP, 1 - _CLIP)


def expect_probabilities(prediction: Array) -> None:
    outside = prediction[(prediction < 0) | (prediction > 1)]
    if outside.size:
        raise ValueError(f"the prediction contains {outside[0]}, expected numbers in [0, 1]")


def _pair(prediction: ArrayLike, target: ArrayLike) -> tuple[Array, Array]:
    first, second = array(prediction), array(target)
    same_shape(first, second, "prediction and target")
    if first.ndim not in (1, 2) or first.size == 0:
        raise ValueError(f"the prediction has the shape {first.shape}, expected (m,) or (m, k)")
    return first, second


def _rows_of_classes(logits: ArrayLike, target: ArrayLike) -> tuple[Array, Array]:
    first, second = _pair(logits, target)
    expect_shape(first, (None, None), "logits")
    return first, second
