"""The biases start as random numbers.

Random weights are needed so that units differ; once they do, biases need no randomness, and start at 0,
where no unit prefers one side. A new network must have biases of exactly 0: for layer_sizes [2, 4, 3]
they are four and three zeros. Here they are normal numbers with standard deviation 0.1, such as 0.082 and
−0.130.
"""

import numpy as np

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-INITIAL-1",)
HINT = "What is random initialization good for, and is it needed for the biases once the weights have it?"


class MLP(TextbookMLP):
    """A network whose biases are drawn like weights."""

    def first_biases(self, n_out: int, generator: np.random.Generator) -> Array:
        """Return small normal numbers."""
        return 0.1 * generator.standard_normal(n_out)
