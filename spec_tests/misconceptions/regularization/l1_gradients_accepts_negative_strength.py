"""l1_gradients takes a negative strength, and so pushes weights away from zero.

With a strength below 0 each step makes the weights larger, without end. It is a slip, such as a sign that
belongs to the step, and should be found at once. For W = [[1, 1]] and strength −0.5 there should be a
ValueError; the variant returns [[−0.5, −0.5]].
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import float_arrays

REPLACES = "regularization.l1_gradients"
FAILS = ("REG-L1GRAD-4",)
HINT = "What happens to the weights if the strength is below 0?"


def l1_gradients(parameters: Sequence[ArrayLike], strength: float) -> list[NDArray[np.float64]]:
    """Return strength * sign(w) for weights, for any strength."""
    arrays = float_arrays(parameters)
    return [float(strength) * np.sign(p) if p.ndim == 2 else np.zeros(p.shape) for p in arrays]
