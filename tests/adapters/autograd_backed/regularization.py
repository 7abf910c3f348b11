"""Penalties as formulas; their gradients by autograd.grad."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import autograd  # type: ignore[import-untyped]
import autograd.numpy as anp  # type: ignore[import-untyped]
from numpy.typing import ArrayLike

from .arrays import Array, arrays

_Penalty = Callable[[Any, float], Any]


def l1_penalty(parameters: Sequence[ArrayLike], strength: float) -> float:
    return float(_l1(arrays(parameters), _checked(strength)))


def l2_penalty(parameters: Sequence[ArrayLike], strength: float) -> float:
    return float(_l2(arrays(parameters), _checked(strength)))


def l1_gradients(parameters: Sequence[ArrayLike], strength: float) -> list[Array]:
    return arrays(autograd.grad(_l1)(arrays(parameters), _checked(strength)))


def l2_gradients(parameters: Sequence[ArrayLike], strength: float) -> list[Array]:
    return arrays(autograd.grad(_l2)(arrays(parameters), _checked(strength)))


def _l1(parameters: Any, strength: float) -> Any:
    return strength * sum(anp.sum(anp.abs(p)) if p.ndim == 2 else 0.0 * anp.sum(p) for p in parameters)


def _l2(parameters: Any, strength: float) -> Any:
    return strength / 2 * sum(anp.sum(p**2) if p.ndim == 2 else 0.0 * anp.sum(p) for p in parameters)


def _checked(strength: float) -> float:
    if not strength >= 0:
        raise ValueError(f"strength is {strength}, expected at least 0")
    return float(strength)
