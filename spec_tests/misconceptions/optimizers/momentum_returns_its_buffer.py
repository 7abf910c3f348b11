"""Momentum writes each result into the same arrays, so that the next step changes the last result.

Reusing memory saves an allocation, but who kept the parameters of an earlier step, to plot the way or to go
back to the best, keeps one array under many names. With the learning rate 1, μ = 0.5 and the gradients 1, 1
the parameter goes from 0 to −1 and then to −2.5; after the second step the first result should still be
−1, and here it is −2.5 as well.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import Array, TextbookMomentum

REPLACES = "optimizers.Momentum"
FAILS = ("OPT-MOMENTUM-7",)
HINT = "Keep what step returned, make another step, and look at what was kept."


class Momentum(TextbookMomentum):
    """Momentum with arrays for its results."""

    def __init__(self, learning_rate: float = 0.01, momentum: float = 0.9) -> None:
        super().__init__(learning_rate, momentum)
        self.results: list[Array] = []

    def step(self, parameters: Sequence[ArrayLike], gradients: Sequence[ArrayLike]) -> list[Array]:
        """Return the parameters after one update, in the arrays of the first."""
        updated = super().step(parameters, gradients)
        if not self.results:
            self.results = [np.empty(np.shape(p)) for p in updated]
        for result, p in zip(self.results, updated, strict=True):
            result[...] = p
        return list(self.results)
