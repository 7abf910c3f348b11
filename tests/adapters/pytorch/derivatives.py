"""Differences by torch.gradient and by gradcheck's numerical Jacobian; derivatives by torch.autograd."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from numpy.typing import ArrayLike
from torch.autograd.gradcheck import get_numerical_jacobian_wrt_specific_input

from .tensors import Array, array, expect_shape, positive, same_shape, slopes, tensor, whole

_STEP = float(np.finfo(np.float64).eps) ** (1 / 3)


def forward_difference(f: Callable[[float], ArrayLike], x: float, h: float = 1e-6) -> float:
    point, step = _number(x, "x"), positive(h, "h")
    values = torch.stack([_scalar(f(point)), _scalar(f(point + step))])
    return float(torch.gradient(values, spacing=step)[0][0].item())


def central_difference(f: Callable[[float], ArrayLike], x: float, h: float | None = None) -> float:
    point = torch.tensor([_number(x, "x")], dtype=torch.float64)
    return float(_differences(lambda moved: _scalar(f(moved.item())), point, h).item())


def partial_derivative(
    f: Callable[[Array], ArrayLike], x: ArrayLike, i: int, h: float | None = None
) -> float:
    point = tensor(x)
    expect_shape(point, (None,), "x")
    if whole(i, "i", least=0) >= len(point):
        raise ValueError(f"i is {i}, expected less than {len(point)}, the length of x")

    def along(moved: torch.Tensor) -> torch.Tensor:
        return _scalar(f(array(torch.cat([point[:i], moved, point[i + 1 :]]))))

    return float(_differences(along, point[i : i + 1], h).item())


def numerical_gradient(f: Callable[[Array], ArrayLike], x: ArrayLike, h: float | None = None) -> Array:
    point = tensor(x)
    row = _differences(lambda moved: _scalar(f(array(moved.reshape(point.shape)))), point.flatten(), h)
    return array(row.reshape(point.shape))


def numerical_jacobian(f: Callable[[Array], ArrayLike], x: ArrayLike, h: float | None = None) -> Array:
    point = tensor(x)
    expect_shape(point, (None,), "x")

    def outputs(moved: torch.Tensor) -> torch.Tensor:
        values = tensor(f(array(moved)))
        expect_shape(values, (None,), "f(x)")
        return values

    return array(_differences(outputs, point, h))


def power_derivative(x: ArrayLike, n: float) -> Array:
    base = tensor(x)
    if n != int(n) and bool((base < 0).any()):
        raise ValueError(f"x contains {base.min().item()}, expected x >= 0 for n = {n}, no integer")
    if n < 1 and n != 0 and bool((base == 0).any()):
        raise ValueError(f"x contains 0, expected x != 0 for n = {n}")
    return slopes(lambda leaf: torch.pow(leaf, n), base)


def exponential_derivative(x: ArrayLike, a: float) -> Array:
    base = positive(a, "a")
    return slopes(lambda leaf: torch.pow(base, leaf), x)


def logarithm_derivative(x: ArrayLike, a: float) -> Array:
    base = torch.tensor(positive(a, "a"), dtype=torch.float64)
    if a == 1:
        raise ValueError("a is 1, which is the base of no logarithm")
    if bool((tensor(x) <= 0).any()):
        raise ValueError(f"x contains {tensor(x).min().item()}, expected x > 0")
    return slopes(lambda leaf: torch.log(leaf) / torch.log(base), x)


def sine_derivative(x: ArrayLike) -> Array:
    return slopes(torch.sin, x)


def cosine_derivative(x: ArrayLike) -> Array:
    return slopes(torch.cos, x)


class _Known(torch.autograd.Function):  # type: ignore[misc]  # mypy skips torch
    """A function with its value and its slope given, so that PyTorch can apply the chain rule to it."""

    @staticmethod
    def forward(ctx: Any, x: torch.Tensor, value: torch.Tensor, slope: torch.Tensor) -> torch.Tensor:
        ctx.save_for_backward(slope)
        return value.clone()

    @staticmethod
    def backward(ctx: Any, *grads: torch.Tensor) -> tuple[torch.Tensor, None, None]:
        return grads[0] * ctx.saved_tensors[0], None, None


def chain_rule(
    outer_derivative: Callable[[Array], ArrayLike],
    inner: Callable[[Array], ArrayLike],
    inner_derivative: Callable[[Array], ArrayLike],
    x: ArrayLike,
) -> Array:
    leaf = tensor(x).requires_grad_()
    g = _Known.apply(leaf, tensor(inner(array(leaf))), tensor(inner_derivative(array(leaf))))
    unknown = torch.full_like(g, torch.nan)  # f(g) itself is not given, and not needed
    f = _Known.apply(g, unknown, tensor(outer_derivative(array(g))))
    return array(torch.autograd.grad(f, leaf, torch.ones_like(f))[0])


def multivariate_chain_rule(dy_dg: ArrayLike, dg_dx: ArrayLike) -> Array:
    outer, inner = tensor(dy_dg), tensor(dg_dx)
    expect_shape(outer, (None,), "dy_dg")
    expect_shape(inner, (len(outer), None), "dg_dx")
    x = torch.zeros(inner.shape[1], dtype=torch.float64)
    return array(torch.autograd.functional.vjp(lambda leaf: inner @ leaf, x, outer)[1])


def relative_error(a: ArrayLike, b: ArrayLike) -> float:
    first, second = tensor(a), tensor(b)
    same_shape(first, second, "a and b")
    norm = torch.linalg.vector_norm
    return float((norm(first - second) / (norm(first) + norm(second)).clamp(min=1e-300)).item())


def check_gradient(
    f: Callable[[Array], ArrayLike],
    gradient: Callable[[Array], ArrayLike],
    x: ArrayLike,
    tolerance: float = 1e-6,
) -> bool:
    claimed = tensor(gradient(array(tensor(x))))
    measured = numerical_gradient(f, x)
    return tuple(claimed.shape) == measured.shape and relative_error(array(claimed), measured) <= tolerance


def _differences(f: Callable[[torch.Tensor], torch.Tensor], x: torch.Tensor, h: float | None) -> torch.Tensor:
    """Return the Jacobian that gradcheck measures: central differences, with one step for all entries.

    Steps that are scaled with the entries come from scaling the entries themselves.
    """
    if h is None:
        step, scale = _STEP, x.abs().clamp(min=1)
    else:
        step, scale = positive(h, "h"), torch.ones_like(x)

    def scaled(u: torch.Tensor) -> torch.Tensor:
        return f(u.detach() * scale).reshape(-1)

    u = (x / scale).requires_grad_()
    columns = get_numerical_jacobian_wrt_specific_input(scaled, 0, (u,), (scaled(u),), step)[0]
    return columns.T / scale


def _number(value: ArrayLike, name: str) -> float:
    number = tensor(value)
    expect_shape(number, (), name)
    return float(number.item())


def _scalar(value: ArrayLike) -> torch.Tensor:
    scalar = tensor(value)
    expect_shape(scalar, (), "f(x)")
    return scalar
