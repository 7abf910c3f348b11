"""The constructor seeds NumPy's global random generator.

np.random.seed sets one generator that the whole program shares. The weights come out reproducible, but
everything else that is random, such as the shuffling of batches or somebody's noise, starts anew whenever
a network is made. Two networks with the same seed make the draws that follow them equal: with
np.random.normal between them, the second number is the first again. A generator of the network's own has
none of these effects.
"""

import numpy as np

from ._textbook import TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-INITIAL-4",)
HINT = "Draw from np.random before and after making a network. Should making one influence those numbers?"


class MLP(TextbookMLP):
    """A network that seeds NumPy's global generator and draws its weights from that."""

    def generator(self, seed: int) -> np.random.Generator:
        """Seed the global generator, and begin with a number drawn from it."""
        np.random.seed(seed)
        return super().generator(int(np.random.randint(2**31)))
