"""RMSProp adds ε under the root instead of to the root.

Both keep the divisor from being zero, but √(s + ε) is at least √ε: with ε = 1e-8 that is 1e-4, ten thousand
times ε. Where gradients are smaller than that, the optimizer all but stops. With the learning rate 0.1,
decay 0.75 and a first gradient of 1e-6, √s is 5e-7. The step should be 0.1 · 1e-6 / (5e-7 + 1e-8) = 0.196,
and is 0.001.
"""

import numpy as np

from ._textbook import Array, TextbookRMSProp

REPLACES = "optimizers.RMSProp"
FAILS = ("OPT-RMSPROP-3", "OPT-RMSPROP-6")
HINT = "What is the smallest value that your divisor can take, with epsilon = 1e-8?"


class RMSProp(TextbookRMSProp):
    """RMSProp with epsilon under the root."""

    def divisor(self, s: Array) -> Array:
        """Return what the gradient is divided by."""
        return np.sqrt(s + self.epsilon)
