"""The error is taken as target minus output, which turns the sign of all gradients.

Differentiating ½(y − t)² by y gives y − t. With t − y, which suits rules that add their update, all
derivatives have the wrong sign, and an optimizer that subtracts them climbs: the loss grows until the
outputs saturate. Take one input, one hidden unit and one output, all sigmoid, with w₁ = 0.5, w₂ = 1,
biases 0, x = 2 and the target 0: the output 0.6750 is too large, and the loss grows with w₁ at the rate
0.0582. With t − y the rate is −0.0582, and descent makes w₁ larger still.
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
    "NET-GRADIENTS-14",
    "NET-GRADIENTS-15",
    "NET-STATE-1",
    "NET-STATE-2",
    "NET-STATE-4",
)
HINT = (
    "Increase one weight a little and see whether the loss goes up or down. Does the sign of your "
    "gradient agree?"
)


class MLP(TextbookMLP):
    """Backpropagation of target minus output."""

    def output_delta(self, a: Array, z: Array, T: Array) -> Array:
        """Return the derivative of the loss with the other sign."""
        return -super().output_delta(a, z, T)
