"""The slope of tanh is taken as 1 / cosh(z)², whose cosh overflows for large z.

The formula is right: tanh′(z) = 1 / cosh(z)², which at z = 1 is 1 / 2.3811 = 0.42. But cosh(z) grows
like exp(|z|) / 2 and exceeds the largest float64 at |z| = 711, and its square already at |z| = 356. At z
= 1000 NumPy warns of an overflow and goes on with 1 / inf = 0. That is the right value by luck, with a
warning in each step of a training run. A form in exp(−2|z|) has nothing that can grow.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.tanh_derivative"
FAILS = ("ACT-TANHPRIME-2",)
HINT = (
    "Which intermediate result is larger than 1e308 at z = 1000, although the slope itself is between 0 "
    "and 1?"
)


def tanh_derivative(z: ArrayLike) -> NDArray[np.float64]:
    """Return 1 / cosh(z)**2."""
    return 1.0 / np.cosh(np.asarray(z, dtype=np.float64)) ** 2
