"""torch.nn.functional's l1_loss and mse_loss against zero; gradients by torch.autograd."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from numpy.typing import ArrayLike
from torch.nn import functional

from .tensors import Array, array, tensors

_Penalty = Callable[[torch.Tensor], torch.Tensor]


def l1_penalty(parameters: Sequence[ArrayLike], strength: float) -> float:
    return float(_penalty(_l1, tensors(parameters), strength).item())


def l2_penalty(parameters: Sequence[ArrayLike], strength: float) -> float:
    return float(_penalty(_l2, tensors(parameters), strength).item())


def l1_gradients(parameters: Sequence[ArrayLike], strength: float) -> list[Array]:
    return _gradients(_l1, parameters, strength)


def l2_gradients(parameters: Sequence[ArrayLike], strength: float) -> list[Array]:
    return _gradients(_l2, parameters, strength)


def _l1(weights: torch.Tensor) -> torch.Tensor:
    return functional.l1_loss(weights, torch.zeros_like(weights), reduction="sum")


def _l2(weights: torch.Tensor) -> torch.Tensor:
    return functional.mse_loss(weights, torch.zeros_like(weights), reduction="sum") / 2


def _penalty(of_weights: _Penalty, parameters: list[torch.Tensor], strength: float) -> torch.Tensor:
    if not strength >= 0:
        raise ValueError(f"strength is {strength}, expected at least 0")
    nothing = torch.zeros((), dtype=torch.float64, requires_grad=True)
    return strength * sum((of_weights(weights) for weights in parameters if weights.ndim == 2), nothing)


def _gradients(of_weights: _Penalty, parameters: Sequence[ArrayLike], strength: float) -> list[Array]:
    leaves = [leaf.requires_grad_() for leaf in tensors(parameters)]
    penalty = _penalty(of_weights, leaves, strength)
    slopes = torch.autograd.grad(penalty, leaves, materialize_grads=True)  # zeros for the biases
    return [array(slope) for slope in slopes]
