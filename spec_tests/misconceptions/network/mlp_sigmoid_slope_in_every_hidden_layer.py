"""The slope a(1 − a) is used for every hidden activation, tanh and ReLU included.

The formula a(1 − a) is the sigmoid's own. tanh has 1 − a² and ReLU has 0 or 1, so a network with another
hidden activation is differentiated as if it were a third one. Take one tanh unit at z = 1: a = 0.7616,
and its slope is 1 − 0.58 = 0.4200, but a(1 − a) is 0.1816. An active ReLU unit with a = 2 has the slope
1, but a(1 − a) is −2: the wrong sign. With sigmoid hidden layers nothing is wrong.
"""

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-GRADIENTS-4", "NET-GRADIENTS-5", "NET-GRADIENTS-11", "NET-GRADIENTS-12", "NET-GRADIENTS-15")
HINT = (
    "Which of your hidden activations give right gradients? The slope belongs to the function that "
    "forward used."
)


class MLP(TextbookMLP):
    """Backpropagation with one formula for the slope of all hidden activations."""

    def hidden_slope(self, a: Array, z: Array) -> Array:
        """Return a (1 - a)."""
        return a * (1.0 - a)
