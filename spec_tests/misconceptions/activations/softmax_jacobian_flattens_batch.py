"""A batch of scores is flattened into one vector before its Jacobian is formed.

The function is for the scores of one example. For a batch there would be one k × k Jacobian for each
row. Reshaped into a column, two rows of two scores become four outputs that seem to belong together, and
the result is 4 × 4: for zeros, 0.25 on the diagonal, and −0.25 between outputs of different examples,
where the derivative is 0 because one example's scores do not touch another's outputs. A matrix should be
refused with a ValueError.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import activations

REPLACES = "activations.softmax_jacobian"
FAILS = ("ACT-JACOBIAN-4",)
HINT = "Do the outputs of one example depend on the scores of another? What shape should the argument have?"


def softmax_jacobian(z: ArrayLike) -> NDArray[np.float64]:
    """Return diag(s) - s sᵀ for the softmax of z, laid out as a column."""
    s = activations.softmax(z).reshape(-1, 1)
    return np.diagflat(s) - s @ s.T
