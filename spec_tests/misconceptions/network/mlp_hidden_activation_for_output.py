"""The hidden activation is used for the output layer too.

A loop over all layers with one activation forgets that the last layer has its own: output says what the
predictions mean, hidden only how the layers inside bend. With ReLU hidden layers, such outputs cannot be
negative and are not limited to 1; with tanh they can be negative where probabilities are meant. Take a
ReLU unit with a = 1 below a sigmoid output with w = 1 and b = 0: the output is σ(1) = 0.7311, and here it
is relu(1) = 1. With sigmoid for both nothing shows.
"""

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = (
    "NET-MLP-4",
    "NET-FORWARD-2",
    "NET-FORWARD-3",
    "NET-FORWARD-4",
    "NET-FORWARD-5",
    "NET-LOSS-5",
    "NET-LOSS-6",
    "NET-LOSS-7",
    "NET-GRADIENTS-4",
    "NET-GRADIENTS-5",
    "NET-GRADIENTS-6",
    "NET-GRADIENTS-11",
    "NET-GRADIENTS-12",
    "NET-GRADIENTS-14",
    "NET-GRADIENTS-15",
)
HINT = "Choose another hidden activation than the output's, and look at the range of the predictions."


class MLP(TextbookMLP):
    """A network with one activation for all of its layers."""

    def output_activation(self, z: Array) -> Array:
        """Return the hidden activation, on top of which a softmax is still taken."""
        return self.hidden_activation(z) if self.output_name != "softmax" else super().output_activation(z)

    def output_slope(self, a: Array, z: Array) -> Array:
        """Return the derivative of that."""
        return self.hidden_slope(a, z)
