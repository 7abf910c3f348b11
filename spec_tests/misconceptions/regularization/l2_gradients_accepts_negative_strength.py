"""l2_gradients takes a negative strength, and so pushes weights away from zero.

With a strength below 0 each step makes the weights larger by the same factor, until they overflow. It is
a slip, such as a sign that belongs to the step, and should be found at once. For W = [[1, 1]] and
strength −0.5 there should be a ValueError; the variant returns [[−0.5, −0.5]].
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import float_arrays

REPLACES = "regularization.l2_gradients"
FAILS = ("REG-L2GRAD-3",)
HINT = "What happens to the weights if the strength is below 0?"


def l2_gradients(parameters: Sequence[ArrayLike], strength: float) -> list[NDArray[np.float64]]:
    """Return strength * w for weights, for any strength."""
    arrays = float_arrays(parameters)
    return [float(strength) * p if p.ndim == 2 else np.zeros(p.shape) for p in arrays]
