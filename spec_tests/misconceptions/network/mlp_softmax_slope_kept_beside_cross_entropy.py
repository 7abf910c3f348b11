"""Behind softmax and cross-entropy, p − t is multiplied by p(1 − p) once more.

The derivative of the cross-entropy by the logits is p − t, and the derivative of softmax is part of it.
The factor p(1 − p) is the diagonal of softmax's Jacobian: once more it would count twice what has been
counted, and without the other entries. For the logits [2, 0] and the target [0, 1], p is [0.8808, 0.1192]
and the gradient is [0.8808, −0.8808]; with the factor it is [0.0925, −0.0925], so that a sure mistake
hardly counts.
"""

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-GRADIENTS-9", "NET-GRADIENTS-12")
HINT = "Which derivatives does p − t stand for? Check the bias of the last layer first."


class MLP(TextbookMLP):
    """Backpropagation that multiplies by p (1 - p) once too often."""

    def output_delta(self, a: Array, z: Array, T: Array) -> Array:
        """Return the derivative by z, times p (1 - p) for a softmax output."""
        delta = super().output_delta(a, z, T)
        return delta * a * (1.0 - a) if self.output_name == "softmax" else delta
