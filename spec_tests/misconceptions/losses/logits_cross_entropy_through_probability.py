"""The loss from logits first rounds them to probabilities, and then clips these.

The sigmoid of a large z is 1 to the last digit, and what z was cannot be recovered from it. For z = 50
with the label 0 the loss is −log(1 − σ(50)) = 50; by way of the clipped probability 1 − 10⁻¹² it is
27.63, and the same 27.63 for z = 10000. Below |z| = 27 both ways agree. The reason for a loss that takes
logits is that logarithm and sigmoid can be joined into one formula in which nothing is rounded away.
"""

from numpy.typing import ArrayLike

from reference import activations, losses

from ._textbook import pair

REPLACES = "losses.binary_cross_entropy_with_logits"
FAILS = ("LOSS-LOGITS-2",)
HINT = "A wrong label at z = 10000 should cost 10000. At which step is that number lost?"


def binary_cross_entropy_with_logits(z: ArrayLike, target: ArrayLike) -> float:
    """Return the binary cross-entropy of the probabilities sigmoid(z)."""
    y, t = pair(z, target)
    return losses.binary_cross_entropy(activations.sigmoid(y), t)
