"""SGD pairs parameters and gradients without comparing the lengths and the shapes.

Neither of the two tools refuses what does not fit: zip stops at the end of the shorter list, and NumPy
stretches shapes that can be broadcast. Two parameters with one gradient come back as one parameter, the
other is lost. A parameter of shape (3,) with a gradient of shape (3, 1) comes back with shape (3, 3), nine
numbers for three, and the next layer fails or, worse, does not. Both are a mistake of the caller, which a
ValueError would have shown at once.
"""

from collections.abc import Sequence

from numpy.typing import ArrayLike

from ._textbook import TextbookSGD

REPLACES = "optimizers.SGD"
FAILS = ("OPT-SGD-6",)
HINT = "What does zip do with lists of two and of one entry, and NumPy with the shapes (3,) and (3, 1)?"


class SGD(TextbookSGD):
    """SGD that takes what it is given."""

    def check(self, parameters: Sequence[ArrayLike], gradients: Sequence[ArrayLike]) -> None:
        """Refuse nothing."""
