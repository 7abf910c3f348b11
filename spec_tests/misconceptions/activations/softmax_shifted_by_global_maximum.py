"""Every row of the softmax is shifted by the largest score of the whole batch.

A shift must suit its row. With one maximum for all, the rows far below it vanish: for the rows (0, 0)
and (1000, 1000) the shift is 1000, the first row becomes exp(−1000) = 0 in both entries, and 0 / 0 is
nan. Its softmax is (0.5, 0.5), whatever the other row is. The second row is right, and so are all
batches whose rows lie within about 700 of each other: the mistake waits for one outlier.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import scores

REPLACES = "activations.softmax"
FAILS = ("ACT-SOFTMAX-3",)
HINT = (
    "One row of your batch has a score of 1000. What happens to the exponentials of a row whose scores "
    "are near 0?"
)


def softmax(z: ArrayLike) -> NDArray[np.float64]:
    """Return exp(z), shifted by one maximum for all rows, divided by its sum over the last axis."""
    z = scores(z)
    e: NDArray[np.float64] = np.exp(z - np.max(z))
    total: NDArray[np.float64] = np.sum(e, axis=-1, keepdims=True)
    return e / total
