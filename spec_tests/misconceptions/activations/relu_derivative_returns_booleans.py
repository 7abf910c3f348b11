"""The derivative of ReLU is returned as truth values instead of numbers.

The comparison z > 0 answers True and False, which look like 1 and 0 and often behave so: True · 0.5 is
0.5. But arithmetic between truth values is logic: at z = (2, 3) the slopes add up to 1 + 1 = 2, and True
+ True in NumPy's array arithmetic is True; the difference of two such arrays is a TypeError, and −(z >
0) is refused as well. The contract asks for float64, in which the sum is 2.0.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.relu_derivative"
FAILS = ("ACT-RELUPRIME-1", "ACT-RELUPRIME-2", "ACT-RELUPRIME-3")
HINT = "Look at the dtype of the result: what does NumPy make of a comparison?"


def relu_derivative(z: ArrayLike) -> NDArray[np.float64]:
    """Return z > 0."""
    z = np.asarray(z, dtype=np.float64)
    mask: NDArray[np.float64] = np.asarray(z > 0.0)
    return mask
