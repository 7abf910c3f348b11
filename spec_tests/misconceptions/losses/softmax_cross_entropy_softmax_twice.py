"""The softmax is taken of the scores, and once more inside the loss.

The loss takes scores and contains the softmax. If probabilities are fed to a second softmax, they lie
within [0, 1], so their softmax can never be sure: for two classes it stays within 0.2689 and 0.7311. For
the scores (0, 0) and (2, 0) with the targets (1, 0) and (0, 1) the loss is 1.4100, and with two
softmaxes 0.9190. Even a perfect classifier keeps a loss of 0.3133, and learning is slow since the inner
softmax squeezes all differences.
"""

from numpy.typing import ArrayLike

from reference import activations
from reference.losses import softmax_cross_entropy as right

from ._textbook import matrices

REPLACES = "losses.softmax_cross_entropy"
FAILS = ("LOSS-SOFTMAX-1", "LOSS-SOFTMAX-2", "LOSS-SOFTMAX-4")
HINT = "Feed very large scores for the right classes. Does the loss go to 0?"


def softmax_cross_entropy(logits: ArrayLike, target: ArrayLike) -> float:
    """Return the softmax cross-entropy of the softmax of z."""
    z, t = matrices(logits, target)
    return right(activations.softmax(z), t)
