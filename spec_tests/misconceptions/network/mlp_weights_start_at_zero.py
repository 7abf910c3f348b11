"""The weights start at zero.

If all weights of a layer are equal, all of its units compute the same, get the same gradient and stay
equal for ever: the layer works as a single unit. At zero it is worse, since no error passes back through
weights of 0. For layer_sizes [2, 3, 1] with X = [[0, 1], [1, 1]] and T = [[1], [0]] all outputs are 0.5,
the two errors cancel and every gradient is 0: the network is stuck from the first step. Only biases may
start at 0; weights are drawn.
"""

import numpy as np

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-INITIAL-2", "NET-INITIAL-3", "NET-INITIAL-4", "NET-INITIAL-5")
HINT = "Look at the units of a hidden layer after a few steps. What makes them differ from one another?"


class MLP(TextbookMLP):
    """A network whose weights start at 0 like its biases."""

    def first_weights(self, n_in: int, n_out: int, name: str, generator: np.random.Generator) -> Array:
        """Return zeros."""
        return np.zeros((n_in, n_out))
