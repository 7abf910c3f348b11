"""The sum of exponentials is taken of the scores as they are, and overflows.

The loss of a row is log Σ exp(zⱼ) less the score of the right class. For the scores (0, 1000) and the
second class it is 0; exp(1000), however, is inf in float64, and the loss becomes inf. For (−1000, −1000)
all exponentials are 0, and log(0) = −inf, where the loss is log 2 = 0.6931. A number subtracted from all
scores of a row and added again outside the logarithm changes nothing on paper, and avoids both.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import matrices, rows

REPLACES = "losses.softmax_cross_entropy"
FAILS = ("LOSS-SOFTMAX-2",)
HINT = "Which number can you subtract from a row so that its largest exponential is 1?"


def softmax_cross_entropy(logits: ArrayLike, target: ArrayLike) -> float:
    """Return t * (log of the sum of exp(z), less z), averaged over the rows."""
    z, t = matrices(logits, target)
    log_total: NDArray[np.float64] = np.log(np.sum(np.exp(z), axis=1, keepdims=True))
    return float(np.sum(t * (log_total - z)) / rows(z))
