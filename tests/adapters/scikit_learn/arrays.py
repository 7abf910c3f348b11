"""Arguments become new float64 arrays or are refused."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def array(value: ArrayLike) -> Array:
    """Return a copy, in C's order, which scikit-learn's compiled losses insist on."""
    return np.array(value, dtype=np.float64, order="C")


def arrays(values: Sequence[ArrayLike]) -> list[Array]:
    return [array(value) for value in values]


def same_shape(first: Array, second: Array, names: str) -> None:
    if first.shape != second.shape:
        raise ValueError(f"{names} have the shapes {first.shape} and {second.shape}")


def expect_shape(value: Array, shape: tuple[int | None, ...], name: str) -> None:
    """Refuse any other shape; None stands for any length."""
    fits = value.ndim == len(shape) and all(n in (None, m) for n, m in zip(shape, value.shape, strict=True))
    if not fits:
        raise ValueError(f"{name} has the shape {value.shape}, expected {shape}")


def positive(value: float, name: str) -> float:
    if not 0 < value < np.inf:
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
