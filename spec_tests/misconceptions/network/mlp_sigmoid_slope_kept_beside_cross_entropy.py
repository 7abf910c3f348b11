"""The sigmoid's slope is multiplied again into p − t, which contains it already.

For binary cross-entropy the derivative by p is (p − t) / (p(1 − p)), and the sigmoid's slope p(1 − p)
cancels the denominator: what is left for z is p − t. Multiplying that by the slope again brings back the
slow learning of saturated units that cross-entropy avoids: the more wrong a confident prediction, the
smaller its gradient. At z = 4 with the target 0, p is 0.9820 and so is the derivative by z; with the
slope once more it is 0.0173.
"""

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-GRADIENTS-8", "NET-GRADIENTS-12")
HINT = "Multiply the derivative of this loss by p with the derivative of p by z, on paper. What cancels?"


class MLP(TextbookMLP):
    """Backpropagation that multiplies by the sigmoid's slope once too often."""

    def output_delta(self, a: Array, z: Array, T: Array) -> Array:
        """Return the derivative by z, times the slope again for binary cross-entropy."""
        delta = super().output_delta(a, z, T)
        return delta * self.output_slope(a, z) if self.loss_name == "binary_cross_entropy" else delta
