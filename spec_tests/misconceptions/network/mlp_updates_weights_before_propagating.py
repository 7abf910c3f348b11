"""Each layer's weights take their step before the error is passed back through them.

All derivatives belong to the parameters with which the forward pass was made. If a layer takes its step
W − η dW first, the error is passed to the layer below through weights that were not part of the
computation, and the result is the gradient of nothing. It comes close for small η, which is why it often
stays unnoticed. Take one input, one hidden unit and one output, all sigmoid, with w₁ = 0.5, w₂ = 1,
biases 0, x = 2 and the target 0: with η = 0.1, w₂ is 0.9892 when the error passes, and the derivative by
w₁ is 0.0576 instead of 0.0582. Besides, asking for gradients changes the network.
"""

from numpy.typing import ArrayLike

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
HINT = "Which parameters made the prediction? Find all the derivatives there before anything moves."
RATE = 0.1


class MLP(TextbookMLP):
    """Backpropagation that takes its steps on the way."""

    def hidden_delta(self, delta: Array, W: Array, a: Array, z: Array) -> Array:
        """Pass the error back through weights that have taken their step."""
        return super().hidden_delta(delta, W - RATE * self.weight_gradient(a, delta), a, z)

    def gradients(self, X: ArrayLike, T: ArrayLike) -> list[Array]:
        """Return the gradients; the network has taken the step by then."""
        gradients = super().gradients(X, T)
        self.set_parameters([p - RATE * g for p, g in zip(self.parameters(), gradients, strict=True)])
        return gradients
