"""The derivative of ReLU is taken as relu(z) / z, which is 0 / 0 at z = 0.

Away from 0 the quotient is the slope: 3 / 3 = 1 at z = 3, and 0 / −2 = 0 at z = −2. At z = 0 it is 0 /
0, which NumPy turns into nan with a warning, where any number from 0 to 1 would do. Exact zeros are not
rare: they come from inputs that are 0 with biases that start at 0, and one nan spreads through all
weights in one step.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.relu_derivative"
FAILS = ("ACT-RELUPRIME-2",)
HINT = "What does your formula say for z = 0? A comparison says something for each number."


def relu_derivative(z: ArrayLike) -> NDArray[np.float64]:
    """Return relu(z) / z."""
    z = np.asarray(z, dtype=np.float64)
    slopes: NDArray[np.float64] = np.maximum(z, 0.0) / z
    return slopes
