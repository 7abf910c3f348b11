"""Adam uses the averages m and v as they are, without the bias correction.

Both start at zero and need many steps to reach the size of what they average: v about a thousand, at β₂ =
0.999. They are too small by the factors 1 − β₁ᵗ and 1 − β₂ᵗ, and since v is hit harder, the first steps are
too long. With the learning rate 0.5 and the first gradient 20, m is 2 and v is 0.4. The step should have
the length 0.5, and has 0.5 · 2 / √0.4 = 1.58.
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
    "OPT-ADAM-10",
)
HINT = "After the first step, how does m compare with the one gradient that it is the average of?"


class Adam(TextbookAdam):
    """Adam without corrections."""

    def corrected_mean(self, m: Array) -> Array:
        """Return m as it is."""
        return m

    def corrected_square(self, v: Array) -> Array:
        """Return v as it is."""
        return v
