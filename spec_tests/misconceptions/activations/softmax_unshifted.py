"""The softmax takes exponentials of the scores as they are, which overflow.

The quotient exp(zᵢ) / Σ exp(zⱼ) is right on paper. In float64 exp(1000) is inf, so for z = (1000, 1000)
it is inf / inf = nan, where the softmax is (0.5, 0.5). For z = (−1000, −1000) all exponentials are 0,
and 0 / 0 is nan too. For z = (1, 2, 3) it gives (0.0900, 0.2447, 0.6652), as it should, so small
examples do not show the mistake. A constant added to all entries of a row leaves its softmax unchanged,
which allows a safe choice.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import scores

REPLACES = "activations.softmax"
FAILS = ("ACT-SOFTMAX-2", "ACT-SOFTMAX-3", "ACT-JACOBIAN-2")
HINT = (
    "What is the largest exponential that can occur if you first add a suitable number to every entry "
    "of a row?"
)


def softmax(z: ArrayLike) -> NDArray[np.float64]:
    """Return exp(z) divided by its sum over the last axis."""
    e: NDArray[np.float64] = np.exp(scores(z))
    total: NDArray[np.float64] = np.sum(e, axis=-1, keepdims=True)
    return e / total
