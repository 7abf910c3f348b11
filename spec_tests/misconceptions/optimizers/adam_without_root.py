"""Adam divides by the average of the squares itself, without its root.

The root gives the divisor the unit of the gradient, so that the quotient is about ±1 whatever the
gradient's size. Without it a large gradient makes a small step, and a small one a huge step. With the
learning rate 0.5 and the first gradient 20, both averages are corrected to 20 and 400. The step should be
0.5 · 20 / √400 = 0.5; here it is 0.5 · 20 / 400 = 0.025.
"""

from ._textbook import Array, TextbookAdam

REPLACES = "optimizers.Adam"
FAILS = (
    "OPT-ADAM-1",
    "OPT-ADAM-2",
    "OPT-ADAM-3",
    "OPT-ADAM-4",
    "OPT-ADAM-5",
    "OPT-ADAM-6",
    "OPT-ADAM-7",
    "OPT-ADAM-8",
    "OPT-ADAM-9",
    "OPT-ADAM-10",
    "OPT-ADAM-11",
    "OPT-ADAM-12",
)
HINT = "Make the first gradient ten times as large. Should the first step change?"


class Adam(TextbookAdam):
    """Adam without the root."""

    def divisor(self, v_hat: Array) -> Array:
        """Return what m_hat is divided by."""
        return v_hat + self.epsilon
