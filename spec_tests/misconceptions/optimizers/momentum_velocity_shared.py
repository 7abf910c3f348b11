"""Momentum keeps one velocity for all parameters.

Each parameter needs a velocity of its own, of its own shape. With a single one, the second parameter
continues with the velocity that the first has just left, and the next step begins with that of the last.
With the learning rate 1, μ = 0.5 and two parameters at 0, both with the gradient 1, both should go to −1;
here the second has v = 0.5 · 1 + 1 = 1.5 and goes to −1.5. Where the shapes differ, the sum is broadcast or
fails.
"""

from ._textbook import TextbookMomentum

REPLACES = "optimizers.Momentum"
FAILS = ("OPT-MOMENTUM-3", "OPT-MOMENTUM-6")
HINT = "Give two parameters the same gradient in the first step. Do both move equally far?"


class Momentum(TextbookMomentum):
    """Momentum with a single velocity."""

    def slot(self, i: int) -> int:
        """Return the one state that there is."""
        return 0
