"""The error is passed back through W as it is, without transposing it.

Forward, entry (i, j) of W leads from input i to output j; on the way back the error goes from output j to
input i, which is a product with Wᵀ. Without the transpose the shapes fit for square layers only, where
the errors reach the wrong units; elsewhere it is an error. Let W₂ = [[1, 2], [3, 4]] and the error at its
outputs be [1, 2]. The first hidden unit reaches them through 1 and 2, so its share is 1 · 1 + 2 · 2 = 5;
through W as it is it gets 1 · 1 + 2 · 3 = 7.
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
    "NET-GRADIENTS-11",
    "NET-GRADIENTS-12",
    "NET-GRADIENTS-13",
    "NET-GRADIENTS-15",
    "NET-STATE-1",
    "NET-STATE-2",
    "NET-STATE-3",
    "NET-STATE-4",
)
HINT = (
    "Make all layers differ in width and write the shape of each factor. Which unit does each weight"
    " lead back to?"
)


class MLP(TextbookMLP):
    """Backpropagation with the weights as forward uses them."""

    def propagated(self, delta: Array, W: Array) -> Array:
        """Multiply by W as it is."""
        return delta @ W
