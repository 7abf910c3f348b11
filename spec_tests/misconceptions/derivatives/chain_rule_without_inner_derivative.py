"""The chain rule stops at f′(g(x)) and leaves out the inner derivative.

A small change of x reaches the outer function stretched by g′(x), and the two slopes multiply. For sin(x²)
at x = 1.5 the slope is cos(2.25) · 3 = −1.8845; without the 3, which is the slope of x² there, it is
−0.6282. In a network this is the layer whose factor is missing.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import numbers

REPLACES = "derivatives.chain_rule"
FAILS = ("DER-CHAIN-1", "DER-CHAIN-2")
HINT = "How far does g(x) move when x moves by 0.001, and how far does f move then?"


def chain_rule(
    outer_derivative: Callable[[NDArray[np.float64]], ArrayLike],
    inner: Callable[[NDArray[np.float64]], ArrayLike],
    inner_derivative: Callable[[NDArray[np.float64]], ArrayLike],
    x: ArrayLike,
) -> NDArray[np.float64]:
    """Return f'(g(x))."""
    return numbers(outer_derivative(numbers(inner(numbers(x))))).copy()
