"""Adam corrects with 1 − β in every step, instead of 1 − β to the power t.

The bias fades: after t steps an average that started at zero holds the part 1 − βᵗ of the full weight.
Dividing by 1 − β is right in the first step only; later the averages come out too large, m up to 10 times
and v up to 1000 times, and the steps shrink. With the learning rate 0.5 and the gradient 20 in both steps,
the second should have the length 0.5 like the first. Here m is corrected to 38 and v to 799.6, and it has
0.672.
"""

import numpy as np

from ._textbook import TextbookAdam

REPLACES = "optimizers.Adam"
FAILS = (
    "OPT-ADAM-2",
    "OPT-ADAM-3",
    "OPT-ADAM-4",
    "OPT-ADAM-5",
    "OPT-ADAM-6",
    "OPT-ADAM-7",
    "OPT-ADAM-8",
    "OPT-ADAM-10",
)
HINT = "While the gradient stays the same, so should m_hat. Compute it for the second step."


class Adam(TextbookAdam):
    """Adam that is right in its first step."""

    def exponent(self) -> int:
        """Return the power to which the betas are raised."""
        return int(np.sign(self.t))
