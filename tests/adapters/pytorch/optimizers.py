"""torch.optim's SGD, RMSprop and Adam; torch.nn.utils' clipping."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from numpy.typing import ArrayLike
from torch import nn, optim
from torch.nn import utils

from .tensors import Array, array, fraction, positive, same_shape, tensors


class _Stepper:
    """Lends an optimizer of torch.optim the parameters and gradients of one step after another."""

    def __init__(self, make: Callable[[list[nn.Parameter]], optim.Optimizer]) -> None:
        self._make = make
        self._parameters: list[nn.Parameter] | None = None

    def step(self, parameters: Sequence[ArrayLike], gradients: Sequence[ArrayLike]) -> list[Array]:
        points, slopes = tensors(parameters), tensors(gradients)
        if len(points) != len(slopes):
            raise ValueError(f"there are {len(points)} parameters, but {len(slopes)} gradients")
        for point, slope in zip(points, slopes, strict=True):
            same_shape(point, slope, "a parameter and its gradient")
        if self._parameters is None:
            self._parameters = [nn.Parameter(point.clone()) for point in points]
            self._optimizer = self._make(self._parameters)
        if [p.shape for p in self._parameters] != [point.shape for point in points]:
            raise ValueError(
                f"the shapes are {[tuple(p.shape) for p in points]}, unlike those of the last step"
            )
        with torch.no_grad():
            for own, point, slope in zip(self._parameters, points, slopes, strict=True):
                own.copy_(point)
                own.grad = slope
        self._optimizer.step()
        return [array(own) for own in self._parameters]


class SGD(_Stepper):
    def __init__(self, learning_rate: float = 0.01) -> None:
        rate = positive(learning_rate, "learning_rate")
        super().__init__(lambda own: optim.SGD(own, lr=rate))


class Momentum(_Stepper):
    def __init__(self, learning_rate: float = 0.01, momentum: float = 0.9) -> None:
        rate, kept = positive(learning_rate, "learning_rate"), fraction(momentum, "momentum")
        super().__init__(lambda own: optim.SGD(own, lr=rate, momentum=kept))


class RMSProp(_Stepper):
    def __init__(self, learning_rate: float = 0.001, decay: float = 0.9, epsilon: float = 1e-8) -> None:
        rate, kept = positive(learning_rate, "learning_rate"), fraction(decay, "decay")
        eps = positive(epsilon, "epsilon")
        super().__init__(lambda own: optim.RMSprop(own, lr=rate, alpha=kept, eps=eps))


class Adam(_Stepper):
    def __init__(
        self,
        learning_rate: float = 0.001,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-8,
    ) -> None:
        rate, eps = positive(learning_rate, "learning_rate"), positive(epsilon, "epsilon")
        betas = fraction(beta1, "beta1"), fraction(beta2, "beta2")
        super().__init__(lambda own: optim.Adam(own, lr=rate, betas=betas, eps=eps))


def clip_by_value(gradients: Sequence[ArrayLike], limit: float) -> list[Array]:
    carriers = _carriers(gradients)
    utils.clip_grad_value_(carriers, positive(limit, "limit"))
    return [array(carrier.grad) for carrier in carriers]


def clip_by_global_norm(gradients: Sequence[ArrayLike], max_norm: float) -> list[Array]:
    """Take the 1e-6 away from the norm that clip_grads_with_norm_ adds before it divides."""
    carriers = _carriers(gradients)
    norm = utils.get_total_norm([carrier.grad for carrier in carriers])
    utils.clip_grads_with_norm_(carriers, positive(max_norm, "max_norm"), norm - 1e-6)
    return [array(carrier.grad) for carrier in carriers]


def _carriers(gradients: Sequence[ArrayLike]) -> list[nn.Parameter]:
    """Return parameters that have these gradients, in which PyTorch's clipping finds them."""
    slopes = tensors(gradients)
    carriers = [nn.Parameter(torch.zeros_like(slope)) for slope in slopes]
    for carrier, slope in zip(carriers, slopes, strict=True):
        carrier.grad = slope
    return carriers
