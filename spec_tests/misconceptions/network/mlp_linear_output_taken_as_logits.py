"""With binary_cross_entropy a sigmoid is applied in the loss, also after a linear output.

Some libraries have a cross-entropy that takes logits and applies the sigmoid itself. binary_cross_entropy
takes probabilities: a linear output must lie in [0, 1] for it, and is an error elsewhere. Taken as a
logit, 0.5 counts as the probability 0.6225. For the output 0.5 and the target 1 the loss is −ln
0.5 = 0.6931 and its derivative by the output −2; here they are 0.4741 and −0.3775, and an output of 2 is
not refused.
"""

from reference import losses

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-LOSS-6", "NET-LOSS-7", "NET-GRADIENTS-12")
HINT = (
    "With a linear output, which numbers does the loss function get? Compare its name with the "
    "others in losses."
)


class MLP(TextbookMLP):
    """A network whose cross-entropy always comes with a sigmoid."""

    def loss_value(self, a: Array, z: Array, T: Array) -> float:
        """Return the cross-entropy of sigmoid(z), even where the output is z."""
        if self.loss_name == "binary_cross_entropy":
            return losses.binary_cross_entropy_with_logits(z, T)
        return super().loss_value(a, z, T)

    def output_delta(self, a: Array, z: Array, T: Array) -> Array:
        """Return the derivative of that."""
        if self.loss_name == "binary_cross_entropy":
            return losses.binary_cross_entropy_with_logits_gradient(z, T)
        return super().output_delta(a, z, T)
