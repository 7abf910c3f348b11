"""The gradient of a bias is the whole δ, one row for each example.

The forward pass adds the same bias to every row of z, so the loss depends on it through all rows, and its
derivative is the sum over them. Without the sum it has the shape (m, n_out) instead of (n_out,), and in
the update NumPy stretches the bias to a matrix. Take y = w x with w = 1, the rows x = 1 and 2 and the
targets 0. The derivative of half the squared error by the bias is 0.5 + 1 = 1.5; here it is [[0.5], [1]].
"""

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = (
    "NET-GRADIENTS-3",
    "NET-GRADIENTS-10",
    "NET-GRADIENTS-12",
    "NET-GRADIENTS-13",
    "NET-STATE-1",
    "NET-STATE-2",
    "NET-STATE-4",
)
HINT = "How many numbers are there in b, and how many in its gradient?"


class MLP(TextbookMLP):
    """Backpropagation with a bias gradient for each row."""

    def bias_gradient(self, delta: Array) -> Array:
        """Return the derivative by z, one row for each example."""
        return delta.copy()
