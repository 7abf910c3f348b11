"""autograd.misc's sgd, rmsprop and adam, which run to their end and are therefore run again each step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import autograd.numpy as anp  # type: ignore[import-untyped]
import numpy as np
from autograd.misc import flatten, optimizers  # type: ignore[import-untyped]
from numpy.typing import ArrayLike

from .arrays import Array, array, arrays, fraction, positive, same_shape

# rmsprop's average starts at 1. Beside gradients of this unit (a power of two, so that nothing is rounded)
# that is nothing.
_UNIT = 2.0**200


class _Rerun:
    """Runs an optimizer from 0 along all gradients so far; how far the last one took it is the update.

    `run(grad, start, num_iters)` is an optimizer of autograd.misc.
    """

    def __init__(self, run: Callable[..., Any], **settings: float) -> None:
        self._run = run
        self._settings = settings
        self._slopes: list[list[Array]] = []
        self._reached: list[Array] = []

    def step(self, parameters: Sequence[ArrayLike], gradients: Sequence[ArrayLike]) -> list[Array]:
        points, slopes = arrays(parameters), arrays(gradients)
        if len(points) != len(slopes):
            raise ValueError(f"there are {len(points)} parameters, but {len(slopes)} gradients")
        for point, slope in zip(points, slopes, strict=True):
            same_shape(point, slope, "a parameter and its gradient")
        origin = [np.zeros(point.shape) for point in points]
        before = self._reached or origin
        if [place.shape for place in before] != [point.shape for point in points]:
            raise ValueError(f"the shapes are {[p.shape for p in points]}, unlike those of the last step")
        self._slopes.append(slopes)
        run = self._run(lambda _, i: self._slopes[i], origin, num_iters=len(self._slopes), **self._settings)
        self._reached = arrays(run)
        return [
            array(point + (now - then))
            for point, now, then in zip(points, self._reached, before, strict=True)
        ]


class SGD(_Rerun):
    def __init__(self, learning_rate: float = 0.01) -> None:
        super().__init__(optimizers.sgd, step_size=positive(learning_rate, "learning_rate"), mass=0.0)


class Momentum(_Rerun):
    def __init__(self, learning_rate: float = 0.01, momentum: float = 0.9) -> None:
        """Undo the factor 1 - mass, which autograd's velocity has and the course's has not."""
        mass = fraction(momentum, "momentum")
        rate = positive(learning_rate, "learning_rate") / (1.0 - mass)
        super().__init__(optimizers.sgd, step_size=rate, mass=mass)


class RMSProp(_Rerun):
    def __init__(self, learning_rate: float = 0.001, decay: float = 0.9, epsilon: float = 1e-8) -> None:
        rate, gamma = positive(learning_rate, "learning_rate"), fraction(decay, "decay")
        eps = _UNIT * positive(epsilon, "epsilon")
        super().__init__(_rmsprop_in_small_units, step_size=rate, gamma=gamma, eps=eps)


class Adam(_Rerun):
    def __init__(
        self,
        learning_rate: float = 0.001,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-8,
    ) -> None:
        rate, eps = positive(learning_rate, "learning_rate"), positive(epsilon, "epsilon")
        b1, b2 = fraction(beta1, "beta1"), fraction(beta2, "beta2")
        super().__init__(optimizers.adam, step_size=rate, b1=b1, b2=b2, eps=eps)


def clip_by_value(gradients: Sequence[ArrayLike], limit: float) -> list[Array]:
    bound = positive(limit, "limit")
    return [array(anp.clip(slope, -bound, bound)) for slope in arrays(gradients)]


def clip_by_global_norm(gradients: Sequence[ArrayLike], max_norm: float) -> list[Array]:
    slopes, bound = arrays(gradients), positive(max_norm, "max_norm")
    entries, unflatten = flatten(slopes)
    norm = float(anp.linalg.norm(entries))
    return arrays(unflatten(entries * (bound / norm))) if norm > bound else slopes


def _rmsprop_in_small_units(grad: Callable[[Any, int], list[Array]], start: list[Array], **rest: Any) -> Any:
    return optimizers.rmsprop(lambda x, i: [_UNIT * slope for slope in grad(x, i)], start, **rest)
