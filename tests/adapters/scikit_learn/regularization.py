"""sklearn._loss's AbsoluteError and HalfSquaredError of the weights against zero."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike
from sklearn._loss import AbsoluteError, HalfSquaredError

from .arrays import Array, arrays


def l1_penalty(parameters: Sequence[ArrayLike], strength: float) -> float:
    return _penalty(AbsoluteError(), parameters, strength)


def l2_penalty(parameters: Sequence[ArrayLike], strength: float) -> float:
    return _penalty(HalfSquaredError(), parameters, strength)


def l1_gradients(parameters: Sequence[ArrayLike], strength: float) -> list[Array]:
    return _gradients(AbsoluteError(), parameters, strength)


def l2_gradients(parameters: Sequence[ArrayLike], strength: float) -> list[Array]:
    return _gradients(HalfSquaredError(), parameters, strength)


def _penalty(
    loss: AbsoluteError | HalfSquaredError, parameters: Sequence[ArrayLike], strength: float
) -> float:
    factor = _checked(strength)
    weights = [p.ravel() for p in arrays(parameters) if p.ndim == 2]
    return factor * float(sum(loss.loss(np.zeros(w.size), w).sum() for w in weights))


def _gradients(
    loss: AbsoluteError | HalfSquaredError, parameters: Sequence[ArrayLike], strength: float
) -> list[Array]:
    factor = _checked(strength)
    return [factor * _slopes(loss, p) if p.ndim == 2 else np.zeros(p.shape) for p in arrays(parameters)]


def _slopes(loss: AbsoluteError | HalfSquaredError, weights: Array) -> Array:
    """Average the slopes of both sides: at the kink, scikit-learn takes that of the left."""
    zeros, w = np.zeros(weights.size), weights.ravel()
    return np.reshape((loss.gradient(zeros, w) - loss.gradient(zeros, -w)) / 2.0, weights.shape)


def _checked(strength: float) -> float:
    if not strength >= 0:
        raise ValueError(f"strength is {strength}, expected at least 0")
    return float(strength)
