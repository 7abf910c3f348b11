"""The derivative of tanh is taken as 1 − z², as if z were the activation.

The formula 1 − a² holds for the activation a = tanh(z). This function is fed the pre-activation z. At z
= 2 the activation is 0.9640 and the slope 1 − 0.9293 = 0.0707; with z itself the formula says 1 − 4 =
−3. Near z = 0 the two almost agree, since tanh(z) ≈ z there, so small weights hide the mistake until the
units begin to saturate.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.tanh_derivative"
FAILS = ("ACT-TANHPRIME-1", "ACT-TANHPRIME-2", "ACT-TANHPRIME-3")
HINT = (
    "Which quantity does the formula speak of, and which one does the function receive? Try z = 2: tanh "
    "never falls."
)


def tanh_derivative(z: ArrayLike) -> NDArray[np.float64]:
    """Return 1 - z**2."""
    z = np.asarray(z, dtype=np.float64)
    return 1.0 - z**2
