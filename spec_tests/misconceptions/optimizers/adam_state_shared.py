"""Adam keeps one m and one v for all parameters.

Each parameter needs averages of its own, of its own shape. With a single pair, the second parameter
continues with what the first has left. With the learning rate 0.5 and two parameters that both have the
first gradient 20, both should move by 0.5. Here the second has m = 0.9 · 2 + 2 = 3.8 and v = 0.7996,
corrected to 38 and 799.6, and moves by 0.672. Where the shapes differ, the sum is broadcast or fails.
"""

from ._textbook import TextbookAdam

REPLACES = "optimizers.Adam"
FAILS = ("OPT-ADAM-4", "OPT-ADAM-6", "OPT-ADAM-9")
HINT = "Give two parameters the same gradient in the first step. Do both move equally far?"


class Adam(TextbookAdam):
    """Adam with a single state."""

    def slot(self, i: int) -> int:
        """Return the one state that there is."""
        return 0
