"""The Jacobian of the softmax has its diagonal s(1 − s), and 0 everywhere else.

Every output of the softmax depends on every score, because all share one denominator: the derivative of
sᵢ by zⱼ is −sᵢsⱼ for i ≠ j. For z = (0, 0) the Jacobian is 0.25 on the diagonal and −0.25 beside it;
with zeros there, adding 1 to both scores would change the outputs, which it does not. Each row of the
right Jacobian adds up to 0. The diagonal alone is the derivative of independent sigmoids.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import activations

from ._textbook import vector

REPLACES = "activations.softmax_jacobian"
FAILS = ("ACT-JACOBIAN-1", "ACT-JACOBIAN-2", "ACT-JACOBIAN-3", "ACT-JACOBIAN-4")
HINT = "The outputs add up to 1. When one score rises and its output with it, what do the other outputs do?"


def softmax_jacobian(z: ArrayLike) -> NDArray[np.float64]:
    """Return the matrix with s * (1 - s) on its diagonal."""
    s = activations.softmax(vector(z))
    return np.diag(s * (1.0 - s))
