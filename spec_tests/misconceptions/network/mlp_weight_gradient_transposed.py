"""The gradient of the weights is computed transposed, with shape (n_out, n_in).

The formula depends on the convention. Where examples are columns and z = W a, dW is δ aᵀ; where they are
rows and z = a W, as here, the gradient must have the shape (n_in, n_out) of its own W. Mixing the two
gives the transposed matrix: the numbers are right and their places are not, and if the layer is square
nothing complains. For one input x = 1, weights [[1, 2]], a linear output and the targets 0, the gradient
of half the squared error by W is [[1, 2]]; transposed it is [[1], [2]].
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
    "NET-GRADIENTS-10",
    "NET-GRADIENTS-11",
    "NET-GRADIENTS-12",
    "NET-GRADIENTS-13",
    "NET-GRADIENTS-15",
    "NET-STATE-1",
    "NET-STATE-2",
    "NET-STATE-4",
)
HINT = "Compare the shape of each gradient with that of the parameter that it belongs to."


class MLP(TextbookMLP):
    """Backpropagation with the product for W the other way round."""

    def weight_gradient(self, a: Array, delta: Array) -> Array:
        """Return the transposed derivative."""
        return delta.T @ a
