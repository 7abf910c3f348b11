"""RMSProp keeps one running mean square for all parameters.

Each parameter needs an s of its own, of its own shape. With a single one, the second parameter is divided
by what the first has left, and the next step begins with that of the last. With the learning rate 0.1,
decay 0.75 and two parameters that both have the gradient 2, both should move by 0.2; here the second has s
= 0.75 · 1 + 0.25 · 4 = 1.75 and moves by 0.151. Where the shapes differ, the sum is broadcast or fails.
"""

from ._textbook import TextbookRMSProp

REPLACES = "optimizers.RMSProp"
FAILS = ("OPT-RMSPROP-4", "OPT-RMSPROP-7")
HINT = "Give two parameters the same gradient in the first step. Do both move equally far?"


class RMSProp(TextbookRMSProp):
    """RMSProp with a single state."""

    def slot(self, i: int) -> int:
        """Return the one state that there is."""
        return 0
