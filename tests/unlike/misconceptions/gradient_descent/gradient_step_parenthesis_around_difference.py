"""The learning rate is subtracted from x, and the difference multiplied by the gradient.

A parenthesis too many turns x − η·g into (x − η)·g.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "gradient_descent.gradient_step"
FAILS = (
    "GD-STEP-1",
    "GD-STEP-2",
    "GD-DESCENT-1",
    "GD-DESCENT-2",
    "GD-DESCENT-3",
    "GD-DESCENT-4",
    "GD-DESCENT-8",
    "GD-DESCENT-9",
    "GD-DESCENT-10",
    "GD-STEP-3",
    "GD-DESCENT-7",
)
HINT = "Where does a step lead if the gradient is zero?"


def gradient_step(x: ArrayLike, gradient: ArrayLike, learning_rate: float) -> NDArray[np.float64]:
    """Return x after one step."""
    x = np.asarray(x, dtype=np.float64)
    gradient = np.asarray(gradient, dtype=np.float64)
    if gradient.shape != x.shape:
        raise ValueError(f"gradient has shape {gradient.shape}, expected {x.shape}")
    return np.asarray((x - learning_rate) * gradient)
