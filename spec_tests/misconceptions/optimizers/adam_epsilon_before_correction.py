"""Adam adds ε to the root of the uncorrected v, and corrects afterwards.

Some papers and libraries fold the two corrections into the learning rate, as η · √(1 − β₂ᵗ) / (1 − β₁ᵗ),
and divide m by √v + ε. This equals the rule apart from ε, which is then divided by √(1 − β₂ᵗ) and so is 32
times as large in the first step. It shows where gradients are as small as ε. With the learning rate 0.5, ε
= 1e-8 and a first gradient of 1e-6, the step should be 0.5 · 1e-6 / (1e-6 + 1e-8) = 0.495, and is 0.380.
"""

import math

import numpy as np

from ._textbook import Array, TextbookAdam

REPLACES = "optimizers.Adam"
FAILS = ("OPT-ADAM-5", "OPT-ADAM-8")
HINT = "Which root is epsilon added to: the one before the correction, or the one after it?"


class Adam(TextbookAdam):
    """Adam with the corrections in the learning rate."""

    def divisor(self, v_hat: Array) -> Array:
        """Return what m_hat is divided by."""
        return np.sqrt(v_hat) + self.epsilon / math.sqrt(1.0 - self.beta2 ** self.exponent())
