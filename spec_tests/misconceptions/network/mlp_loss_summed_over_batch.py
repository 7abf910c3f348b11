"""The loss is summed over the rows of the batch, and its gradient too.

A sum grows with the batch, an average does not. Both are a loss, and here the gradient fits its own loss,
so that a check by finite differences finds nothing; but the same learning rate then takes steps m times
as large, and losses of batches of different sizes cannot be compared. Take y = w x with w = 1, the rows
x = 1 and 2 and the targets 0: half the squared error is (1 + 4) / 4 = 1.25 with the derivative 2.5 by w.
Summed, they are 2.5 and 5.
"""

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = (
    "NET-MLP-4",
    "NET-LOSS-1",
    "NET-LOSS-2",
    "NET-LOSS-3",
    "NET-LOSS-4",
    "NET-LOSS-7",
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
    "NET-STATE-1",
    "NET-STATE-2",
    "NET-STATE-4",
)
HINT = "Repeat every row of the batch. Should the loss change?"


class MLP(TextbookMLP):
    """A network whose loss grows with the batch, and its gradient with it."""

    def loss_value(self, a: Array, z: Array, T: Array) -> float:
        """Return the loss without its division by the number of rows."""
        return super().loss_value(a, z, T) * len(T)

    def output_delta(self, a: Array, z: Array, T: Array) -> Array:
        """Return the derivative of that."""
        return super().output_delta(a, z, T) * len(T)
