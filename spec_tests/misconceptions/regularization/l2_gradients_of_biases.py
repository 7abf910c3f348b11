"""The gradient of the L2 penalty pulls at biases too.

The penalty does not count biases, so its derivative by each of them is 0. Otherwise every step moves the
thresholds of the units towards 0, wherever the data want them. For the biases (100, 100) and strength 0.5
the gradient is (0, 0); the variant returns (50, 50).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import penalised

REPLACES = "regularization.l2_gradients"
FAILS = ("REG-L2GRAD-2", "REG-L2GRAD-4")
HINT = "How does l2_penalty change when a bias changes?"


def l2_gradients(parameters: Sequence[ArrayLike], strength: float) -> list[NDArray[np.float64]]:
    """Return strength * p for all parameters."""
    arrays, strength = penalised(parameters, strength)
    return [strength * p for p in arrays]
