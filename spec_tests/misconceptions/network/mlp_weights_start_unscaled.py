"""The weights start as standard normal numbers, whatever the size of the layer.

A unit adds up its inputs, and with weights of variance 1 the variance of z grows with their number.
Sigmoid and tanh units then saturate before anything is learned, and their slopes are nearly 0. In a layer
of 100 inputs and 100 outputs the variance should be 2 / 200 = 0.01. With variance 1 and inputs spread
evenly over [0, 1], z has a standard deviation of about √(100/3) = 5.8, where the right one is 0.58.
"""

import numpy as np

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-INITIAL-2", "NET-INITIAL-3")
HINT = "Look at z of the first hidden layer of a wide network. Which slopes does the sigmoid have there?"


class MLP(TextbookMLP):
    """A network whose weights start with the standard deviation 1 whatever the sizes."""

    def first_weights(self, n_in: int, n_out: int, name: str, generator: np.random.Generator) -> Array:
        """Return standard normal numbers."""
        return generator.standard_normal((n_in, n_out))
