"""The gradient of the weights uses z of the layer below instead of its activation.

A layer computes z = a W + b from the activations a below it, so the derivative of z by a weight is the a
that the weight is multiplied by. The z from which that a was made enters only through the slope. Take one
input, one hidden unit and one output, all sigmoid, with w₁ = 0.5, w₂ = 1, biases 0, x = 2 and the target
0: z₁ = 1 and a₁ = 0.7311, so the derivative by w₂ is 0.7311 · 0.1481 = 0.1083; with z₁ it is 0.1481. The
first layer's input is X itself, so its derivatives are right, as are all of a network without a hidden
layer.
"""

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = (
    "NET-GRADIENTS-1",
    "NET-GRADIENTS-2",
    "NET-GRADIENTS-4",
    "NET-GRADIENTS-5",
    "NET-GRADIENTS-6",
    "NET-GRADIENTS-7",
    "NET-GRADIENTS-8",
    "NET-GRADIENTS-9",
    "NET-GRADIENTS-11",
    "NET-GRADIENTS-12",
    "NET-GRADIENTS-13",
    "NET-GRADIENTS-15",
    "NET-STATE-1",
    "NET-STATE-2",
    "NET-STATE-4",
)
HINT = "Which number is the weight multiplied by in the forward pass? The first layer gets it right."


class MLP(TextbookMLP):
    """Backpropagation in which each weight meets the z below it."""

    def backward_pass(self, A: list[Array], Z: list[Array], T: Array) -> list[Array]:
        """Go back with z in the place of each hidden layer's a."""
        return super().backward_pass([A[0], *Z[:-1], A[-1]], Z, T)
