"""torch.nn.functional's losses, and their gradients by torch.autograd."""

from __future__ import annotations

from collections.abc import Callable

import torch
from numpy.typing import ArrayLike
from torch.nn import functional

from .tensors import Array, expect_shape, same_shape, slopes, tensor

Loss = Callable[[torch.Tensor, torch.Tensor], torch.Tensor]

_CLIP = 1e-12


def half_squares(prediction: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    return functional.mse_loss(prediction, target, reduction="sum") / (2 * len(target))


def clipped(prediction: torch.Tensor) -> torch.Tensor:
    """Clip as the course does; PyTorch's own loss bounds the logarithms at -100 instead."""
    outside = prediction[(prediction < 0) | (prediction > 1)]
    if outside.numel():
        raise ValueError(f"the prediction contains {outside[0].item()}, expected numbers in [0, 1]")
    return prediction.clamp(_CLIP, 1 - _CLIP)


def half_squared_error(prediction: ArrayLike, target: ArrayLike) -> float:
    return _value(half_squares, *_pair(prediction, target))


def half_squared_error_gradient(prediction: ArrayLike, target: ArrayLike) -> Array:
    return _gradient(half_squares, *_pair(prediction, target))


def mean_squared_error(prediction: ArrayLike, target: ArrayLike) -> float:
    return _value(functional.mse_loss, *_pair(prediction, target))


def mean_squared_error_gradient(prediction: ArrayLike, target: ArrayLike) -> Array:
    return _gradient(functional.mse_loss, *_pair(prediction, target))


def binary_cross_entropy(prediction: ArrayLike, target: ArrayLike) -> float:
    p, t = _pair(prediction, target)
    return _value(functional.binary_cross_entropy, clipped(p), t)


def binary_cross_entropy_gradient(prediction: ArrayLike, target: ArrayLike) -> Array:
    """Differentiate at the clipped prediction, not through the clip."""
    p, t = _pair(prediction, target)
    return _gradient(functional.binary_cross_entropy, clipped(p), t)


def binary_cross_entropy_with_logits(z: ArrayLike, target: ArrayLike) -> float:
    return _value(functional.binary_cross_entropy_with_logits, *_pair(z, target))


def binary_cross_entropy_with_logits_gradient(z: ArrayLike, target: ArrayLike) -> Array:
    return _gradient(functional.binary_cross_entropy_with_logits, *_pair(z, target))


def softmax_cross_entropy(logits: ArrayLike, target: ArrayLike) -> float:
    return _value(functional.cross_entropy, *_rows_of_classes(logits, target))


def softmax_cross_entropy_gradient(logits: ArrayLike, target: ArrayLike) -> Array:
    return _gradient(functional.cross_entropy, *_rows_of_classes(logits, target))


def _value(loss: Loss, prediction: torch.Tensor, target: torch.Tensor) -> float:
    return float(loss(prediction, target).item())


def _gradient(loss: Loss, prediction: torch.Tensor, target: torch.Tensor) -> Array:
    return slopes(lambda leaf: loss(leaf, target), prediction)


def _pair(prediction: ArrayLike, target: ArrayLike) -> tuple[torch.Tensor, torch.Tensor]:
    first, second = tensor(prediction), tensor(target)
    same_shape(first, second, "prediction and target")
    if first.ndim not in (1, 2) or first.numel() == 0:
        raise ValueError(f"the prediction has the shape {tuple(first.shape)}, expected (m,) or (m, k)")
    return first, second


def _rows_of_classes(logits: ArrayLike, target: ArrayLike) -> tuple[torch.Tensor, torch.Tensor]:
    first, second = _pair(logits, target)
    expect_shape(first, (None, None), "logits")
    return first, second
