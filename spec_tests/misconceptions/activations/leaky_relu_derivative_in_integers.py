"""The slopes are written into an array of z's own type, and integers cannot hold 0.01.

An array made by np.ones_like has the data type of its model. For z = (−2.0, 3.0) that is float64, and
the result is (0.01, 1). For the same numbers as integers, z = (−2, 3), it is an integer type: NumPy cuts
0.01 off to 0 without a word, and the result is (0, 1). With float32 the slope is rounded to about seven
digits. The result should be float64, whatever numbers come in.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.leaky_relu_derivative"
FAILS = ("ACT-LEAKYPRIME-2",)
HINT = "Compare z = [-2, 3] with z = [-2.0, 3.0]. What is the dtype of the array that you fill?"


def leaky_relu_derivative(z: ArrayLike, slope: float = 0.01) -> NDArray[np.float64]:
    """Return ones of z's type, with the slope written where z < 0."""
    z = np.asarray(z)
    slopes: NDArray[np.float64] = np.ones_like(z)
    slopes[z < 0] = slope
    return slopes
