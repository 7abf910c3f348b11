"""RMSProp adds the whole squared gradient to s, without the factor 1 − decay.

s ← decay · s + g² is Momentum's rule, in which the terms add up. RMSProp needs an average: the weights
decay and 1 − decay add up to 1, so that s has the size of one g². Without the second weight, s is 1 / (1 −
decay) times too large and each step shorter by the root of that. With the learning rate 0.1, decay 0.75 and
the first gradient 2, s should be 1 and the step 0.2; here s is 4 and the step 0.1.
"""

from ._textbook import Array, TextbookRMSProp

REPLACES = "optimizers.RMSProp"
FAILS = (
    "OPT-RMSPROP-1",
    "OPT-RMSPROP-2",
    "OPT-RMSPROP-3",
    "OPT-RMSPROP-4",
    "OPT-RMSPROP-5",
    "OPT-RMSPROP-6",
    "OPT-RMSPROP-8",
)
HINT = "If the gradient is 2 in every step, which value should s come close to?"


class RMSProp(TextbookRMSProp):
    """RMSProp with a sum that fades."""

    def next_square(self, s: Array, g: Array) -> Array:
        """Return s with one more gradient in it."""
        return self.decay * s + g * g
