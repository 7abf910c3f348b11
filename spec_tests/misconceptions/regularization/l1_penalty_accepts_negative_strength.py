"""l1_penalty takes a negative strength as it comes.

A negative penalty rewards large weights: the loss has no minimum any more, and training ends in overflow.
It is a slip, such as a sign that belongs to the step, and should be found at once. For W = [[1, 1]] and
strength −0.5 there should be a ValueError; the variant returns −1.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import float_arrays, weights

REPLACES = "regularization.l1_penalty"
FAILS = ("REG-L1-3",)
HINT = "What happens to the weights if the strength is below 0?"


def l1_penalty(parameters: Sequence[ArrayLike], strength: float) -> float:
    """Return strength * sum(abs(w)), for any strength."""
    return float(strength) * sum(float(np.sum(np.abs(w))) for w in weights(float_arrays(parameters)))
