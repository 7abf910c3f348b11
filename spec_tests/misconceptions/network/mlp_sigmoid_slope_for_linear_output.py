"""The slope y(1 − y) is used for a linear output too.

A linear output is its own z, so its slope is 1 and the factor falls away. With y(1 − y), which belongs to
the sigmoid, outputs above 1 or below 0 even turn the sign of all gradients. Take y = w x with w = 1,
x = 2 and the target 0: the derivative of half the squared error by w is 2 · 2 = 4. With the factor
2(1 − 2) = −2 it is −8, and gradient descent would move the output away from the target. A sigmoid output
is not affected.
"""

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-GRADIENTS-6", "NET-GRADIENTS-12", "NET-GRADIENTS-14", "NET-GRADIENTS-15")
HINT = "Let the output be linear and equal to 2. How much does it change when its z changes by a little?"


class MLP(TextbookMLP):
    """Backpropagation with one formula for the slope of all outputs."""

    def output_slope(self, a: Array, z: Array) -> Array:
        """Return a (1 - a)."""
        return a * (1.0 - a)
