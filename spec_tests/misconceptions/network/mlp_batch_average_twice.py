"""The gradient is divided by the number of rows twice.

The loss is an average, so its derivative by the output contains 1/m already, and all further steps only
pass it on. Dividing the gradients of the parameters once more makes them smaller, the more so the larger
the batch: the right direction, with a learning rate divided by m. Take y = w x with w = 1, the rows x = 1
and 2 and the targets 0. The derivative of half the squared error by w is (1 · 1 + 2 · 2) / 2 = 2.5;
divided twice it is 1.25.
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
HINT = "Repeat every row of the batch. Do your gradients change? Count where you divide by m."


class MLP(TextbookMLP):
    """Backpropagation that averages what is averaged already."""

    def backward_pass(self, A: list[Array], Z: list[Array], T: Array) -> list[Array]:
        """Return the derivatives, divided by the number of rows."""
        return [g / len(T) for g in super().backward_pass(A, Z, T)]
