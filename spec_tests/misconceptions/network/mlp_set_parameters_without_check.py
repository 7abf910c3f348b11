"""set_parameters writes new values into the old arrays and leaves the check to NumPy.

NumPy stretches what it assigns: one number fills a whole bias, one row a whole matrix. A loop with zip
stops at the shorter list, so that missing arrays are not missed either. The shapes stay right, which
makes the mistake hard to see. For a layer with two inputs and three outputs, b = [7] must be refused with
a ValueError; written into the old array it becomes [7, 7, 7].
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-SET-3", "NET-SET-4")
HINT = "Try a bias with a single number, and a list without its last array. What does NumPy make of them?"


class MLP(TextbookMLP):
    """A network whose arrays are filled by NumPy's broadcasting."""

    def set_parameters(self, parameters: Sequence[ArrayLike]) -> None:
        """Write each array into the one that it replaces, as far as NumPy can."""
        filled = self.parameters()
        for own, new in zip(filled, parameters, strict=False):
            own[...] = np.asarray(new, dtype=np.float64)
        super().set_parameters(filled)
