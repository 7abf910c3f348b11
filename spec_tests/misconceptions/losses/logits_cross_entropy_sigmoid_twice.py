"""The sigmoid is taken of the logits, and once more inside the loss.

The loss takes logits and contains the sigmoid. The sigmoid of a probability lies between 0.5 and 0.7311,
so no label 0 can ever be predicted. For the logits (0, 2) with the labels (1, 0) the loss is 1.4100, and
with two sigmoids 0.8508. For a label 0 it cannot fall below log 2 = 0.6931, however small the logit.
This happens when a network whose last layer is a sigmoid is trained with a loss from logits.
"""

from numpy.typing import ArrayLike

from reference import activations
from reference.losses import binary_cross_entropy_with_logits as right

from ._textbook import pair

REPLACES = "losses.binary_cross_entropy_with_logits"
FAILS = ("LOSS-LOGITS-1", "LOSS-LOGITS-2", "LOSS-LOGITS-3", "LOSS-LOGITS-4")
HINT = "Feed -10000 with the label 0. Does the loss go to 0?"


def binary_cross_entropy_with_logits(z: ArrayLike, target: ArrayLike) -> float:
    """Return the cross-entropy of the logits sigmoid(z)."""
    y, t = pair(z, target)
    return right(activations.sigmoid(y), t)
