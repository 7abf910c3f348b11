"""loss returns half the squared error whatever loss the constructor was told.

The network has one loss, by name, and gradients are its derivatives. If loss always computes the default,
training curves show another quantity than the one that is minimised, and the gradients no longer fit the
loss. For the output 0.8808 and the target 0, binary cross-entropy is −ln(1 − 0.8808) = 2.1269; half the
squared error is 0.3879.
"""

from reference import losses

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-MLP-4", "NET-LOSS-2", "NET-LOSS-3", "NET-LOSS-4", "NET-LOSS-6", "NET-LOSS-7")
HINT = "Give two networks the same parameters and different losses. Which of your methods notice?"


class MLP(TextbookMLP):
    """A network that computes the default loss whatever is asked for."""

    def loss_value(self, a: Array, z: Array, T: Array) -> float:
        """Return the half squared error."""
        return losses.half_squared_error(a, T)
