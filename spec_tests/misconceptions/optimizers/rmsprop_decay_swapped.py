"""RMSProp keeps 1 − decay of the old s and takes decay of the new square.

decay says how much of the old average stays, and with 0.9 it is a long memory. With the weights exchanged,
nine tenths of s come from the newest gradient alone, and the root of the mean square is little more than
|g|. With the learning rate 0.1, decay 0.75 and the first gradient 2, s should be 0.25 · 4 = 1 and the step
0.2; here s is 0.75 · 4 = 3 and the step 0.1155. (At decay = 0.5 nothing shows.)
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
HINT = "With a decay of 0.9, which part of the first squared gradient should enter s?"


class RMSProp(TextbookRMSProp):
    """RMSProp with exchanged weights."""

    def next_square(self, s: Array, g: Array) -> Array:
        """Return s with one more gradient in it."""
        return (1.0 - self.decay) * s + self.decay * g * g
