"""Adam adds ε under the root instead of to the root.

Both keep the divisor from being zero, but √(v̂ + ε) is at least √ε: with ε = 1e-8 that is 1e-4, ten
thousand times ε. Where gradients are smaller than that, the optimizer all but stops. With the learning rate
0.5 and a first gradient of 1e-6, √v̂ is 1e-6. The step should be 0.5 · 1e-6 / (1e-6 + 1e-8) = 0.495, and is
0.005.
"""

import numpy as np

from ._textbook import Array, TextbookAdam

REPLACES = "optimizers.Adam"
FAILS = ("OPT-ADAM-5", "OPT-ADAM-8")
HINT = "What is the smallest value that your divisor can take, with epsilon = 1e-8?"


class Adam(TextbookAdam):
    """Adam with epsilon under the root."""

    def divisor(self, v_hat: Array) -> Array:
        """Return what m_hat is divided by."""
        return np.sqrt(v_hat + self.epsilon)
