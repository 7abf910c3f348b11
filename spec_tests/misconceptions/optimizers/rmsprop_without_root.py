"""RMSProp divides by the running mean of the squares, without its root.

The name says it: the root of the mean of the squares has the gradient's own unit, so that the quotient does
not depend on the gradient's size. Without the root a large gradient makes a small step and a small one a
huge step. With the learning rate 0.1 and decay 0.75, the gradient 4 gives s = 0.25 · 16 = 4. From w = 1 the
right step leads to 1 − 0.1 · 4 / 2 = 0.8, the wrong one to 1 − 0.1 · 4 / 4 = 0.9. (At the gradient 2, s is
1 and nothing shows.)
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
    "OPT-RMSPROP-7",
    "OPT-RMSPROP-8",
    "OPT-RMSPROP-9",
    "OPT-RMSPROP-10",
)
HINT = "Make the first gradient ten times as large. Should the first step change?"


class RMSProp(TextbookRMSProp):
    """RMSProp without the R."""

    def divisor(self, s: Array) -> Array:
        """Return what the gradient is divided by."""
        return s + self.epsilon
