"""The chain rule takes the outer derivative at x, and not at g(x).

The outer function never sees x: what it is given is g(x), so that is where its slope counts. For sin(x²)
at x = 1.5 the slope is cos(2.25) · 3 = −1.8845; with the cosine taken at 1.5 it is cos(1.5) · 3 = 0.2122,
of the wrong sign. Where g(x) happens to be x, as x² is at 0 and 1, the two agree.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import numbers

REPLACES = "derivatives.chain_rule"
FAILS = ("DER-CHAIN-1", "DER-CHAIN-2")
HINT = "In sin(x ** 2), which number is the sine applied to? Its slope there is what you need."


def chain_rule(
    outer_derivative: Callable[[NDArray[np.float64]], ArrayLike],
    inner: Callable[[NDArray[np.float64]], ArrayLike],
    inner_derivative: Callable[[NDArray[np.float64]], ArrayLike],
    x: ArrayLike,
) -> NDArray[np.float64]:
    """Return f'(x) * g'(x)."""
    point = numbers(x)
    return np.asarray(numbers(outer_derivative(point)) * numbers(inner_derivative(point)))
