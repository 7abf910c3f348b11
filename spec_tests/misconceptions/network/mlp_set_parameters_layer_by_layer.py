"""set_parameters replaces array after array, and stops at the first one that does not fit.

When the check of an array comes just before it is stored, an array that does not fit is refused after
those before it have been replaced. The caller gets an error and may go on with the old network, but that
one no longer exists: it is half old and half new. Take W = [[2]], b = [0] and try to set W = [[5]] with
b = [1, 2]. The ValueError is right, but W should still be [[2]], and it is [[5]].
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-SET-4",)
HINT = "Catch the error and look at the parameters. When do you know that all of them fit?"


class MLP(TextbookMLP):
    """A network that keeps each array as soon as that one fits."""

    def set_parameters(self, parameters: Sequence[ArrayLike]) -> None:
        """Replace the arrays one after the other, up to one that does not fit."""
        changed = self.parameters()
        for i, new in enumerate(parameters):
            changed[i : i + 1] = [np.array(new, dtype=np.float64)]
            super().set_parameters(changed)
        super().set_parameters(parameters)
