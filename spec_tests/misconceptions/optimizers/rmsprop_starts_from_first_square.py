"""RMSProp starts with s = g², the square of the first gradient, instead of zero.

Then s is g² after the first step whatever the decay, and the first step has the length of the learning
rate. Starting at zero, s is (1 − decay) · g², and the first step is longer by 1 / √(1 − decay). With the
learning rate 0.1, decay 0.75 and the first gradient 2, s should be 1 and the step 0.2; here s is 4 and the
step 0.1. The difference fades only as the first gradient does.
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
HINT = "What is s before the first gradient has been seen?"


class RMSProp(TextbookRMSProp):
    """RMSProp that starts from what it sees first."""

    def first_square(self, g: Array) -> Array:
        """Return s before the first step."""
        return g * g
