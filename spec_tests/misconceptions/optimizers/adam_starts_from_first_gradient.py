"""Adam starts with m = g and v = g², the first gradient and its square, instead of zeros.

The correction is made for averages that start at zero. Starting from the first gradient they have no such
bias, and are made too large by it: 10 times and 1000 times in the first step, at the usual betas. With the
learning rate 0.5 and the first gradient 20, m̂ should be 20 and v̂ 400, and the step 0.5; here they are 200
and 400,000, and the step is 0.158.
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
HINT = "What are m and v before the first gradient has been seen?"


class Adam(TextbookAdam):
    """Adam that starts from what it sees first."""

    def first_mean(self, g: Array) -> Array:
        """Return m before the first step."""
        return g

    def first_square(self, g: Array) -> Array:
        """Return v before the first step."""
        return g * g
