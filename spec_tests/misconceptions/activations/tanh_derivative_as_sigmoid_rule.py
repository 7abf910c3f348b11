"""The rule a · (1 − a) of the sigmoid is used for tanh as well.

Each activation has a rule of its own: σ′ = a(1 − a), and tanh′ = 1 − a². At z = 0, tanh is 0 and rises
with slope 1, and the sigmoid's rule says 0 · 1 = 0: the unit would not learn where it learns best. At z
= 1, with a = 0.7616, the slope is 0.42, and the sigmoid's rule says 0.1816. For negative z it is
negative, although tanh rises everywhere.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.tanh_derivative"
FAILS = ("ACT-TANHPRIME-1", "ACT-TANHPRIME-2", "ACT-TANHPRIME-3")
HINT = (
    "How steep is tanh at 0? Derive the rule from the quotient of exponentials, or from tanh = sinh / cosh."
)


def tanh_derivative(z: ArrayLike) -> NDArray[np.float64]:
    """Return a * (1 - a) for a = tanh(z)."""
    a = np.tanh(np.asarray(z, dtype=np.float64))
    return a * (1.0 - a)
