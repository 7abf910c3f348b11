"""sklearn.neural_network's SGDOptimizer and AdamOptimizer, which is RMSProp's too; clipping by a scaler."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike
from scipy.linalg import norm
from sklearn.neural_network._stochastic_optimizers import AdamOptimizer, SGDOptimizer
from sklearn.preprocessing import MinMaxScaler

from .arrays import Array, array, arrays, fraction, positive, same_shape


class _Stepper:
    """Makes an optimizer of scikit-learn for the parameters of the first step, and lets it take each step."""

    _optimizer: SGDOptimizer | AdamOptimizer | None = None
    _shapes: Sequence[tuple[int, ...]] = ()

    def step(self, parameters: Sequence[ArrayLike], gradients: Sequence[ArrayLike]) -> list[Array]:
        points, slopes = arrays(parameters), arrays(gradients)
        if len(points) != len(slopes):
            raise ValueError(f"there are {len(points)} parameters, but {len(slopes)} gradients")
        for point, slope in zip(points, slopes, strict=True):
            same_shape(point, slope, "a parameter and its gradient")
        shapes = [point.shape for point in points]
        if self._optimizer is None:
            self._optimizer, self._shapes = self._make(points), shapes
        if self._shapes != shapes:
            raise ValueError(f"the shapes are {shapes}, expected those of the last step, {self._shapes}")
        self._prepare(self._optimizer)
        self._optimizer.update_params(points, slopes)
        return points

    def _make(self, points: list[Array]) -> SGDOptimizer | AdamOptimizer:
        raise NotImplementedError

    def _prepare(self, optimizer: SGDOptimizer | AdamOptimizer) -> None:
        """Change the settings for the next step."""


class Momentum(_Stepper):
    def __init__(self, learning_rate: float = 0.01, momentum: float = 0.9) -> None:
        self._rate, self._momentum = positive(learning_rate, "learning_rate"), fraction(momentum, "momentum")

    def _make(self, points: list[Array]) -> SGDOptimizer:
        return SGDOptimizer(points, self._rate, momentum=self._momentum, nesterov=False)


class SGD(Momentum):
    def __init__(self, learning_rate: float = 0.01) -> None:
        super().__init__(learning_rate, momentum=0.0)


class Adam(_Stepper):
    def __init__(
        self,
        learning_rate: float = 0.001,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-8,
    ) -> None:
        self._rate, self._epsilon = positive(learning_rate, "learning_rate"), positive(epsilon, "epsilon")
        self._beta1, self._beta2 = fraction(beta1, "beta1"), fraction(beta2, "beta2")

    def _make(self, points: list[Array]) -> AdamOptimizer:
        return AdamOptimizer(points, self._rate, self._beta1, self._beta2, self._epsilon)

    def _prepare(self, optimizer: AdamOptimizer) -> None:
        """Scale epsilon: scikit-learn adds it to sqrt(v) before the correction, the course after it."""
        optimizer.epsilon = self._epsilon * np.sqrt(1.0 - self._beta2 ** (optimizer.t + 1))


class RMSProp(_Stepper):
    """Adam without an average of the gradient, and without the correction."""

    def __init__(self, learning_rate: float = 0.001, decay: float = 0.9, epsilon: float = 1e-8) -> None:
        self._rate, self._decay = positive(learning_rate, "learning_rate"), fraction(decay, "decay")
        self._epsilon = positive(epsilon, "epsilon")

    def _make(self, points: list[Array]) -> AdamOptimizer:
        return AdamOptimizer(points, self._rate, beta_1=0.0, beta_2=self._decay, epsilon=self._epsilon)

    def _prepare(self, optimizer: AdamOptimizer) -> None:
        optimizer.learning_rate_init = self._rate / np.sqrt(1.0 - self._decay ** (optimizer.t + 1))


def clip_by_value(gradients: Sequence[ArrayLike], limit: float) -> list[Array]:
    """Map [-limit, limit] to itself, with a clip of what lies outside."""
    bound = positive(limit, "limit")
    scaler = MinMaxScaler(feature_range=(-bound, bound), clip=True).fit([[-bound], [bound]])
    slopes = arrays(gradients)
    return [array(scaler.transform(slope.reshape(-1, 1)).reshape(slope.shape)) for slope in slopes]


def clip_by_global_norm(gradients: Sequence[ArrayLike], max_norm: float) -> list[Array]:
    slopes, bound = arrays(gradients), positive(max_norm, "max_norm")
    size = float(norm(np.concatenate([slope.ravel() for slope in slopes])))
    return [slope * (bound / size) for slope in slopes] if size > bound else slopes
