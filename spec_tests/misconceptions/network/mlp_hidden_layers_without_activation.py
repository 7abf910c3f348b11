"""The hidden layers have no activation; only the output has one.

A layer without an activation is a linear map, and linear maps one after the other are a single linear
map: whatever the depth, the network can do no more than one without hidden layers, and never learns XOR.
The gradients fit the network's own loss, so comparing with finite differences shows nothing. With
w₁ = 0.5, w₂ = 1, biases 0 and x = 2, the hidden unit is σ(1) = 0.7311 and the output 0.6750; without the
activation they are 1 and 0.7311.
"""

import numpy as np

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = (
    "NET-MLP-4",
    "NET-FORWARD-1",
    "NET-FORWARD-2",
    "NET-FORWARD-3",
    "NET-FORWARD-4",
    "NET-LOSS-1",
    "NET-LOSS-2",
    "NET-LOSS-3",
    "NET-LOSS-4",
    "NET-LOSS-7",
    "NET-GRADIENTS-1",
    "NET-GRADIENTS-2",
    "NET-GRADIENTS-3",
    "NET-GRADIENTS-4",
    "NET-GRADIENTS-5",
    "NET-GRADIENTS-6",
    "NET-GRADIENTS-7",
    "NET-GRADIENTS-8",
    "NET-GRADIENTS-9",
    "NET-GRADIENTS-11",
    "NET-GRADIENTS-12",
    "NET-GRADIENTS-15",
    "NET-STATE-1",
    "NET-STATE-2",
    "NET-STATE-4",
)
HINT = (
    "Follow one example by hand through the first layer. What stands between its z and the next "
    "layer's input?"
)


class MLP(TextbookMLP):
    """A network with an activation after its last layer only."""

    def hidden_activation(self, z: Array) -> Array:
        """Return z as it is."""
        return z.copy()

    def hidden_slope(self, a: Array, z: Array) -> Array:
        """Return 1 for every unit."""
        return np.ones_like(z)
