"""l1_gradients writes the signs over the weights in place, which changes the parameters.

An operation in place writes to the arrays that were handed in, and these are the network's own: a call
that should only compute a gradient has replaced the weights by it. For W = [[3, −2]] and strength 0.5 the
gradient is [[0.5, −0.5]], and W should still be [[3, −2]] afterwards; it is [[0.5, −0.5]].
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import penalised

REPLACES = "regularization.l1_gradients"
FAILS = ("REG-L1GRAD-5",)
HINT = "Print the parameters before and after the call."


def l1_gradients(parameters: Sequence[ArrayLike], strength: float) -> list[NDArray[np.float64]]:
    """Write strength * sign(w) over the weights, and return them."""
    arrays, strength = penalised(parameters, strength)
    gradients = []
    for p in arrays:
        if p.ndim == 2:
            p[...] = strength * np.sign(p)
            gradients.append(p)
        else:
            gradients.append(np.zeros(p.shape))
    return gradients
