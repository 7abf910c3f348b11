"""The gradient of the softmax loss is computed from probabilities instead of logits.

softmax_cross_entropy_gradient takes logits, applies softmax to them and subtracts the target. Given
probabilities, it applies softmax again, so δ is softmax(p) − t. As all p lie in [0, 1], that is never
near 0: even a perfect prediction of one class in two, p = [1, 0] for t = [1, 0], gets [−0.2689, 0.2689].
For the logits [2, 0] and the target [0, 1], δ is [0.8808, −0.8808]; with softmax twice it is [0.6817,
−0.6817].
"""

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-GRADIENTS-9", "NET-GRADIENTS-12")
HINT = "What is the gradient for a perfect prediction? Look up what softmax_cross_entropy_gradient expects."


class MLP(TextbookMLP):
    """Backpropagation that gives probabilities to a gradient of logits."""

    def output_delta(self, a: Array, z: Array, T: Array) -> Array:
        """Return the derivative, for a softmax output as if its probabilities were its logits."""
        return super().output_delta(a, a if self.output_name == "softmax" else z, T)
