"""Each layer draws with the network's seed, so that all layers get the same numbers.

A generator that is made anew from the same seed gives the same numbers again. Two layers of equal shape
then have equal weights, and layers of other shapes begin with the same numbers at another scale: what
looks like independent draws is one. For layer_sizes [100, 100, 100], W1 and W2 should have a correlation
of about 0, within ±0.01; here W1 = W2 and the correlation is 1. One generator for the whole network, or a
seed for each layer, avoids that.
"""

from itertools import pairwise

import numpy as np

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-INITIAL-5",)
HINT = "Compare the first row of W1 with that of W2. How many generators are made, and from what?"


class MLP(TextbookMLP):
    """A network whose layers all draw with the network's own seed."""

    def first_parameters(self, sizes: list[int], generator: np.random.Generator) -> list[Array]:
        """Begin the random numbers anew for each layer."""
        state = generator.bit_generator.state
        first = []
        for layer, pair in enumerate(pairwise(sizes)):
            generator.bit_generator.state = state
            name = self.output_name if layer == len(sizes) - 2 else self.hidden_name
            W = self.first_weights(*pair, name, generator)
            first += [W, self.first_biases(pair[1], generator)]
        return first
