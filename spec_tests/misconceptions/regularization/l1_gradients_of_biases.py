"""The gradient of the L1 penalty pulls at biases too.

The penalty does not count biases, so its derivative by each of them is 0. Otherwise every step moves the
thresholds of the units towards 0, wherever the data want them. For the biases (100, −100) and strength
0.5 the gradient is (0, 0); the variant returns (0.5, −0.5).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import penalised

REPLACES = "regularization.l1_gradients"
FAILS = ("REG-L1GRAD-2", "REG-L1GRAD-5")
HINT = "How does l1_penalty change when a bias changes?"


def l1_gradients(parameters: Sequence[ArrayLike], strength: float) -> list[NDArray[np.float64]]:
    """Return strength * sign(p) for all parameters."""
    arrays, strength = penalised(parameters, strength)
    return [strength * np.sign(p) for p in arrays]
