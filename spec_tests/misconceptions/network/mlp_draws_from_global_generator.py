"""The first weights are drawn from NumPy's global random generator, without the seed.

np.random.normal and its like draw from a state that the whole program shares. The first weights then
depend on what was drawn before, so that two networks with one seed differ, a run cannot be repeated, and
making a network changes what others draw. MLP([2, 4, 3], seed=0) made twice should have equal weights,
with a difference of exactly 0; here W1 of the first and of the second are independent draws.
"""

import numpy as np

from ._textbook import TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-MLP-4", "NET-INITIAL-4")
HINT = "Make two networks with the same seed and compare their weights. What does the seed reach?"


class MLP(TextbookMLP):
    """A network that draws from whatever state NumPy's global generator has."""

    def generator(self, seed: int) -> np.random.Generator:
        """Begin with a number drawn from the global generator."""
        return super().generator(int(np.random.randint(2**31)))
