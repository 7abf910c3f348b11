"""RMSProp averages the gradient, not its square, under the root.

s should be a running mean of g², which is never negative and whose root has the size of g. The mean of g
itself can be negative, so that its root is not a number, and for a positive gradient √s does not scale with
g. With the learning rate 0.1 and decay 0.75, the gradient 2 gives s = 0.5 instead of 1, and a step of 0.1 ·
2 / 0.7071 = 0.283 instead of 0.2. The gradient −2 gives nan.
"""

import numpy as np

from ._textbook import Array, TextbookRMSProp

REPLACES = "optimizers.RMSProp"
FAILS = (
    "OPT-RMSPROP-1",
    "OPT-RMSPROP-2",
    "OPT-RMSPROP-3",
    "OPT-RMSPROP-4",
    "OPT-RMSPROP-5",
    "OPT-RMSPROP-6",
    "OPT-RMSPROP-7",
    "OPT-RMSPROP-8",
    "OPT-RMSPROP-9",
    "OPT-RMSPROP-10",
)
HINT = "Try a negative gradient. What is under the root then?"


class RMSProp(TextbookRMSProp):
    """RMSProp without the S."""

    def next_square(self, s: Array, g: Array) -> Array:
        """Return s with one more gradient in it."""
        return self.decay * s + (1.0 - self.decay) * g

    def divisor(self, s: Array) -> Array:
        """Return what the gradient is divided by; nan where s is negative."""
        with np.errstate(invalid="ignore"):
            return super().divisor(s)
