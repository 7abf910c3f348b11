"""The weights start as normal numbers times 0.01, whatever the size of the layer.

Weights that do not depend on the layer's size let signals shrink or grow from layer to layer. With n
inputs, a sum of n terms has n times the variance of one, so the variance of the weights must fall like
1/n. In a layer of 80 inputs and 80 outputs it should be 2 / 160 = 0.0125; 0.01² is 0.0001, which makes
the signal 0.01 · √80 = 0.09 times as large in each layer, and gradients vanish the same way.
"""

import numpy as np

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-INITIAL-2", "NET-INITIAL-3")
HINT = "Compute np.var of each weight matrix of a wide network. Does it depend on the layer's sizes?"


class MLP(TextbookMLP):
    """A network whose weights start with the standard deviation 0.01 whatever the sizes."""

    def first_weights(self, n_in: int, n_out: int, name: str, generator: np.random.Generator) -> Array:
        """Return small normal numbers."""
        return 0.01 * generator.standard_normal((n_in, n_out))
