"""The slope of a hidden layer is taken at the z of the layer above.

When the error has gone back through a layer's weights it belongs to the layer below, and so do the slopes
that it is multiplied by. Counting down in a loop, it is easy to take the z of the layer just left. Where
two layers have different widths that is an error, or a broadcast over one output; where they are equal
nothing complains. Take one input, one hidden unit and one output, all sigmoid, with w₁ = 0.5, w₂ = 1,
biases 0, x = 2 and the target 0: z₁ = 1 and z₂ = 0.7311. The derivative by w₁ should contain
σ′(1) = 0.1966 and be 0.0582; with σ′(0.7311) = 0.2194 it is 0.0650.
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
    "NET-STATE-4",
)
HINT = (
    "Write the index of the layer beside every δ, W, a and z of one step back. Do the shapes fit if "
    "all widths differ?"
)


class MLP(TextbookMLP):
    """Backpropagation with the hidden slopes one layer too far up."""

    def backward_pass(self, A: list[Array], Z: list[Array], T: Array) -> list[Array]:
        """Go back with the z of the layer above in the place of each hidden layer's own."""
        return super().backward_pass(A, [*Z[1:], Z[-1]], T)
