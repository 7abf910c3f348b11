"""A gradient of another shape than x is subtracted all the same, as NumPy makes it fit.

A gradient has one entry for each entry of x, so another shape is a mistake made earlier, and the best
moment to say so is now. NumPy repeats the smaller array instead: (1, 2, 3) minus 0.5 · (1) is (0.5, 1.5,
2.5), and for a gradient of shape (3, 1) it is a matrix of shape (3, 3). The right answer to both is a
ValueError.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import numbers

REPLACES = "gradient_descent.gradient_step"
FAILS = ("GD-STEP-3", "GD-DESCENT-11")
HINT = "What is np.ones(3) - np.ones((3, 1))? Look at both shapes before you subtract."


def gradient_step(x: ArrayLike, gradient: ArrayLike, learning_rate: float) -> NDArray[np.float64]:
    """Return x - learning_rate * gradient, of whatever shape."""
    return np.asarray(numbers(x) - learning_rate * numbers(gradient))
