"""Arrays become float64 tensors and tensors new arrays, with the checks that PyTorch leaves to its caller."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def tensor(value: ArrayLike) -> torch.Tensor:
    """Return a copy, whatever the value's type and memory layout."""
    return torch.from_numpy(np.array(value, dtype=np.float64, order="C"))


def tensors(values: Sequence[ArrayLike]) -> list[torch.Tensor]:
    return [tensor(value) for value in values]


def array(value: torch.Tensor) -> Array:
    """Return a copy."""
    return np.array(value.detach().numpy(), dtype=np.float64)


def slopes(f: Callable[[torch.Tensor], torch.Tensor], x: ArrayLike) -> Array:
    """Differentiate an elementwise f, or a scalar one, by every entry of x."""
    leaf = tensor(x).requires_grad_()
    return array(torch.autograd.grad(f(leaf).sum(), leaf)[0])


def same_shape(first: torch.Tensor, second: torch.Tensor, names: str) -> None:
    if first.shape != second.shape:
        raise ValueError(f"{names} have the shapes {tuple(first.shape)} and {tuple(second.shape)}")


def expect_shape(value: torch.Tensor, shape: tuple[int | None, ...], name: str) -> None:
    """Refuse any other shape; None stands for any length."""
    fits = value.ndim == len(shape) and all(n in (None, m) for n, m in zip(shape, value.shape, strict=True))
    if not fits:
        raise ValueError(f"{name} has the shape {tuple(value.shape)}, expected {shape}")


def positive(value: float, name: str) -> float:
    if not 0 < value < float("inf"):
        raise ValueError(f"{name} is {value}, expected a finite number above 0")
    return float(value)


def fraction(value: float, name: str) -> float:
    if not 0 <= value < 1:
        raise ValueError(f"{name} is {value}, expected a number in [0, 1)")
    return float(value)


def whole(value: int, name: str, least: int) -> int:
    if int(value) != value or value < least:
        raise ValueError(f"{name} is {value}, expected an integer of at least {least}")
    return int(value)
