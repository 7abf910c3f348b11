"""The gradient by z is multiplied together from two factors, one huge and one vanishing.

By the chain rule it is (p − t) / (p(1 − p)) times σ′(z) = p(1 − p), and on paper the factors cancel. In
float64 they do not: for z = 50 with the label 0, p rounds to 1, the clip makes the first factor 10¹²,
and σ′(50) is 1.9 · 10⁻²², so the product is 1.9 · 10⁻¹⁰, where the gradient is 1. The unit that is most
wrong gets no correction at all. For |z| up to 8 the result is right to many digits, so moderate examples
do not show it.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import activations, losses

from ._textbook import pair

REPLACES = "losses.binary_cross_entropy_with_logits_gradient"
FAILS = ("LOSS-LOGITSGRAD-2",)
HINT = "Cancel the common factor on paper before you compute. What is left?"


def binary_cross_entropy_with_logits_gradient(
    z: ArrayLike,
    target: ArrayLike,
) -> NDArray[np.float64]:
    """Return the gradient by the probability, times the slope of the sigmoid."""
    y, t = pair(z, target)
    p = activations.sigmoid(y)
    return losses.binary_cross_entropy_gradient(p, t) * activations.sigmoid_derivative(y)
