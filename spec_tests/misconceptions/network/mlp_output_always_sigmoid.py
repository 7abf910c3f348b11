"""The output is always a sigmoid, whatever the constructor was told.

A sigmoid output lies between 0 and 1. A linear output is needed where targets lie elsewhere, and the
classes of a softmax share one unit of probability, which separate sigmoids do not. For a last layer with
z = 0.7311, a linear output is 0.7311 and a sigmoid one 0.6750. For the logits [2, 0], softmax gives
[0.8808, 0.1192] and two sigmoids [0.8808, 0.5], whose sum is 1.3808.
"""

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = (
    "NET-MLP-4",
    "NET-FORWARD-3",
    "NET-FORWARD-5",
    "NET-LOSS-5",
    "NET-LOSS-6",
    "NET-LOSS-7",
    "NET-GRADIENTS-6",
    "NET-GRADIENTS-12",
    "NET-GRADIENTS-14",
    "NET-GRADIENTS-15",
)
HINT = "Can the network with a linear output predict 3? Do the rows of a softmax output sum to 1?"


class MLP(TextbookMLP):
    """A network that ends in a sigmoid whatever is asked for."""

    def output_activation(self, z: Array) -> Array:
        """Return the sigmoid."""
        return self.activation("sigmoid", z)

    def output_slope(self, a: Array, z: Array) -> Array:
        """Return the derivative of the sigmoid."""
        return self.slope("sigmoid", a, z)
