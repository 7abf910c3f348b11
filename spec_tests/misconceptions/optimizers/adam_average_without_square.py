"""Adam averages the gradient itself in v, not its square.

v should be an average of g², which is never negative and whose root has the size of g. An average of g can
be negative, so that its root is not a number. With the learning rate 0.5 and the first gradient 20, v̂ is
20 instead of 400, and the step 0.5 · 20 / √20 = 2.24 instead of 0.5. The gradient −20 gives nan.
"""

import numpy as np

from ._textbook import Array, TextbookAdam

REPLACES = "optimizers.Adam"
FAILS = (
    "OPT-ADAM-1",
    "OPT-ADAM-2",
    "OPT-ADAM-3",
    "OPT-ADAM-4",
    "OPT-ADAM-5",
    "OPT-ADAM-6",
    "OPT-ADAM-7",
    "OPT-ADAM-8",
    "OPT-ADAM-9",
    "OPT-ADAM-10",
    "OPT-ADAM-11",
    "OPT-ADAM-12",
)
HINT = "Try a negative gradient. What is under the root then?"


class Adam(TextbookAdam):
    """Adam without the square."""

    def next_square(self, v: Array, g: Array) -> Array:
        """Return v with one more gradient in it."""
        return self.beta2 * v + (1.0 - self.beta2) * g

    def divisor(self, v_hat: Array) -> Array:
        """Return what m_hat is divided by; nan where v is negative."""
        with np.errstate(invalid="ignore"):
            return super().divisor(v_hat)
