"""The branch's ReLU derivative is computed as relu(z) / z, which is 0 / 0 at the kink.

The quotient is 1 for positive z and 0 for negative z, as it should be. At z = 0 it is nan, and one nan in
dz makes nan of every derivative that its sum reaches. Zeros are not rare: a network whose weights or
inputs are 0 has them. For x = 1, W = 2, b = −2 and dy = 1, z is 0: dx may be anything from 1 to 3, and
the variant returns nan.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import layers

from ._textbook import branch_output, residual_gradient_inputs

REPLACES = "layers.residual_backward"
FAILS = ("LAY-RESBACKWARD-3",)
HINT = "What do you divide by if x @ W + b is exactly 0?"


def residual_backward(
    dy: ArrayLike, x: ArrayLike, W: ArrayLike, b: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return the derivatives, with relu(z) / z for the slope."""
    dy, x, W, b = residual_gradient_inputs(dy, x, W, b)
    z = x @ W + b
    dx, dW, db = layers.dense_backward(dy * (branch_output(z) / z), x, W)
    return dy + dx, dW, db
