"""Turn arguments into float64 arrays and refuse bad ones, naming argument, value and rule.

The arrays returned here may be the caller's own: read them, never write to them.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike, NDArray


def array(value: ArrayLike, name: str) -> NDArray[np.float64]:
    """Return the value as a float64 array of its own shape."""
    try:
        result = np.asarray(value)
        if result.dtype.kind == "O":  # such as huge integers; NumPy would turn None into nan
            return np.array([float(item) for item in result.flat]).reshape(result.shape)
        if result.dtype.kind not in "biuf":  # NumPy would parse strings and truncate complex
            raise TypeError(f"the data type is {result.dtype}")
        return np.asarray(result, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} is {value!r:.80}, expected an array of real numbers") from error


def vector(value: ArrayLike, name: str) -> NDArray[np.float64]:
    """Return the value as a float64 array with one axis."""
    result = array(value, name)
    if result.ndim != 1:
        raise ValueError(f"{name} has shape {result.shape}, expected one axis")
    return result


def matrix(value: ArrayLike, name: str) -> NDArray[np.float64]:
    """Return the value as a float64 array with two axes."""
    result = array(value, name)
    if result.ndim != 2:
        raise ValueError(f"{name} has shape {result.shape}, expected two axes (rows, columns)")
    return result


def arrays(values: Iterable[ArrayLike], name: str) -> list[NDArray[np.float64]]:
    """Return a sequence of arrays as a list of float64 arrays."""
    if not np.iterable(values):
        raise ValueError(f"{name} is {values!r:.80}, expected a sequence of arrays")
    return [array(value, f"{name}[{i}]") for i, value in enumerate(values)]


def shape(value: NDArray[np.float64], expected: tuple[int, ...], name: str) -> None:
    """Refuse an array of another shape: broadcasting would hide the mistake."""
    if value.shape != expected:
        raise ValueError(f"{name} has shape {value.shape}, expected {expected}")


def number(value: ArrayLike, name: str) -> float:
    """Return a scalar as a float."""
    result = array(value, name)
    if result.ndim != 0:
        raise ValueError(f"{name} has shape {result.shape}, expected a scalar")
    return float(result)


def positive(value: float, name: str) -> float:
    """Return a finite number above 0."""
    result = number(value, name)
    if not 0.0 < result < np.inf:
        raise ValueError(f"{name} is {result}, expected a finite number > 0")
    return result


def fraction(value: float, name: str) -> float:
    """Return a number in [0, 1)."""
    result = number(value, name)
    if not 0.0 <= result < 1.0:
        raise ValueError(f"{name} is {result}, expected a number in [0, 1)")
    return result


def integer(value: int, name: str, minimum: int) -> int:
    """Return a whole number that is at least the minimum."""
    if not isinstance(value, (int, np.integer)) or value < minimum:
        raise ValueError(f"{name} is {value!r:.80}, expected an integer >= {minimum}")
    return int(value)
