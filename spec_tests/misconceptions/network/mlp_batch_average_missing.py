"""The gradient is summed over the batch, without the division by the number of rows.

The loss is an average over the rows, and its gradient is the average of their gradients. A sum is m times
as large, so that the step of gradient descent grows with the batch although the loss does not. For one
example both are the same. Take y = w x with w = 1, the rows x = 1 and 2 and the targets 0. The derivative
of half the squared error by w is (1 · 1 + 2 · 2) / 2 = 2.5; the sum is 5.
"""

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = (
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
    "NET-STATE-1",
    "NET-STATE-2",
    "NET-STATE-4",
)
HINT = "One example works. Repeat it in a batch of two: the loss is the same. And your gradients?"


class MLP(TextbookMLP):
    """Backpropagation of a sum over the batch."""

    def output_delta(self, a: Array, z: Array, T: Array) -> Array:
        """Return the derivative of the loss without its division by the number of rows."""
        return super().output_delta(a, z, T) * len(T)
