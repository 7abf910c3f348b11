"""The seed is accepted and not used: all networks start from the same weights.

A seed that is fixed inside the constructor makes runs repeatable, but nobody can start elsewhere. Whether
a result is luck is found out by starting from several seeds, and here all of them give one result.
MLP([2, 4, 3], seed=0) and MLP([2, 4, 3], seed=1) should differ in all 20 weights; here they differ in 0
of them.
"""

import numpy as np

from ._textbook import TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-INITIAL-4",)
HINT = "Make two networks with seeds 0 and 1 and compare their weights."


class MLP(TextbookMLP):
    """A network that always starts from the same weights."""

    def generator(self, seed: int) -> np.random.Generator:
        """Return the generator of seed 0."""
        return super().generator(0)
