"""The L1 gradient is written into an array of the weights' own type, which may be integers.

An array made after the pattern of another takes over its data type. If the weights are integers, what is
written to it loses its fraction: a strength of 0.5 becomes 0, and the penalty has no effect. For the
integer weights (3, 0, −2) and strength 0.5 the gradient is (0.5, 0, −0.5); the variant returns the
integers (0, 0, 0). With weights like 3.0 all is right.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import penalised

REPLACES = "regularization.l1_gradients"
FAILS = ("REG-L1GRAD-5",)
HINT = "Which dtype has the array that you write the gradient to?"


def l1_gradients(parameters: Sequence[ArrayLike], strength: float) -> list[NDArray[np.float64]]:
    """Return strength * sign(w) for weights, in the weights' own type."""
    penalised(parameters, strength)
    gradients = []
    for p in map(np.asarray, parameters):
        gradient = np.zeros_like(p)
        if p.ndim == 2:
            gradient[...] = strength * np.sign(p)
        gradients.append(gradient)
    return gradients
