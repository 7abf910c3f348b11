"""The L1 penalty takes the 1-norm of the matrix, its largest column sum, for the sum of all.

For a vector the 1-norm is the sum of abs(w). For a matrix, linear algebra means something else by it, and
so does NumPy's norm: the largest of the columns' sums, which no other column has a part in. For W = [[1,
2], [3, 4]] and strength 1 the penalty is 1 + 2 + 3 + 4 = 10; the 1-norm is 2 + 4 = 6.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import penalised, weights

REPLACES = "regularization.l1_penalty"
FAILS = ("REG-L1-1", "REG-L1-2", "REG-L1-4")
HINT = "Work out the penalty of [[1, 2], [3, 4]] by hand. Which of the four weights count?"


def l1_penalty(parameters: Sequence[ArrayLike], strength: float) -> float:
    """Return strength times the matrices' 1-norms."""
    arrays, strength = penalised(parameters, strength)
    return strength * sum(float(np.linalg.norm(w, 1)) for w in weights(arrays) if w.size)
