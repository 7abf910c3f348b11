"""The derivatives of the activations are evaluated at a instead of z.

A derivative function that expects z applies the sigmoid itself. Given a = σ(z), it applies it a second
time and returns σ(a)(1 − σ(a)), the slope at another point. As a lies in (0, 1), the result is always
between 0.1966 and 0.25, so a saturated unit looks as if it were in the middle. At z = 10 the slope is
0.000045; at a = 0.99995 it is 0.1966. Take one input, one hidden unit and one output, all sigmoid, with
w₁ = 0.5, w₂ = 1, biases 0, x = 2 and the target 0: the derivative by w₁ becomes 0.0662 instead of 0.0582.
For ReLU both are the same.
"""

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = (
    "NET-GRADIENTS-1",
    "NET-GRADIENTS-2",
    "NET-GRADIENTS-3",
    "NET-GRADIENTS-4",
    "NET-GRADIENTS-5",
    "NET-GRADIENTS-6",
    "NET-GRADIENTS-7",
    "NET-GRADIENTS-8",
    "NET-GRADIENTS-9",
    "NET-GRADIENTS-10",
    "NET-GRADIENTS-11",
    "NET-GRADIENTS-12",
    "NET-GRADIENTS-13",
    "NET-GRADIENTS-15",
    "NET-STATE-1",
    "NET-STATE-2",
    "NET-STATE-4",
)
HINT = (
    "Let a hidden unit saturate with z = 10. What is its slope, and which number does your "
    "derivative function get?"
)


class MLP(TextbookMLP):
    """Backpropagation with slopes taken at a."""

    def slope(self, name: str, a: Array, z: Array) -> Array:
        """Return the derivative of the activation at a."""
        return super().slope(name, a, a)
