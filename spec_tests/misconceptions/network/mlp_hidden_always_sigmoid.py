"""The hidden layers are always sigmoid layers, whatever the constructor was told.

The argument hidden is stored, and forward and backward pass use the sigmoid. All default networks work,
and the gradients even fit the network's own loss, so a check by finite differences finds nothing. It is
another network, though. Take hidden="tanh", w₁ = 0.5, w₂ = 1, biases 0 and x = 2: the hidden unit is
tanh(1) = 0.7616 and the output 0.6817; with σ(1) = 0.7311 it is 0.6750.
"""

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = (
    "NET-MLP-4",
    "NET-FORWARD-2",
    "NET-FORWARD-4",
    "NET-GRADIENTS-4",
    "NET-GRADIENTS-5",
    "NET-GRADIENTS-11",
    "NET-GRADIENTS-12",
    "NET-GRADIENTS-15",
)
HINT = "Print the hidden activations of a tanh network for negative inputs. What is tanh there?"


class MLP(TextbookMLP):
    """A network whose hidden layers are sigmoid layers whatever is asked for."""

    def hidden_activation(self, z: Array) -> Array:
        """Return the sigmoid."""
        return self.activation("sigmoid", z)

    def hidden_slope(self, a: Array, z: Array) -> Array:
        """Return the derivative of the sigmoid."""
        return self.slope("sigmoid", a, z)
