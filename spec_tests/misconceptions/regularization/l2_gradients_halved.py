"""The L2 gradient is strength / 2 · w: the half stays, the 2 of the derivative is lost.

The derivative of ½ λ w² is ½ λ · 2w = λ w. The half and the 2 cancel, and whoever keeps the half has lost
the 2: weights are pulled at half as strongly as the penalty says. For w = 3 and strength 0.5 the gradient
is 0.5 · 3 = 1.5; the variant returns 0.75.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import penalised

REPLACES = "regularization.l2_gradients"
FAILS = ("REG-L2GRAD-1", "REG-L2GRAD-4")
HINT = "What is the derivative of w ** 2?"


def l2_gradients(parameters: Sequence[ArrayLike], strength: float) -> list[NDArray[np.float64]]:
    """Return strength / 2 * w for weights."""
    arrays, strength = penalised(parameters, strength)
    return [strength / 2.0 * p if p.ndim == 2 else np.zeros(p.shape) for p in arrays]
