"""The derivative of the softmax is taken as the vector s(1 − s), as for the sigmoid.

The sigmoid works entry by entry, so its derivatives fit in one vector. The softmax maps k scores to k
outputs that all depend on each other, so there are k² derivatives, a matrix. For z = (0, 0) it has the
rows (0.25, −0.25) and (−0.25, 0.25), and the vector is (0.25, 0.25): the diagonal, without the effect of
a score on the outputs of the other classes. Multiplied with a gradient entry by entry, it drops those
paths of the chain rule.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import activations

from ._textbook import vector

REPLACES = "activations.softmax_jacobian"
FAILS = ("ACT-JACOBIAN-1", "ACT-JACOBIAN-2", "ACT-JACOBIAN-3", "ACT-JACOBIAN-4")
HINT = "How many partial derivatives has a function from three numbers to three numbers?"


def softmax_jacobian(z: ArrayLike) -> NDArray[np.float64]:
    """Return s * (1 - s)."""
    s = activations.softmax(vector(z))
    return s * (1.0 - s)
