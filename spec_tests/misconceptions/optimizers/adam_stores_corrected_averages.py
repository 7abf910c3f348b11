"""Adam stores the corrected averages, and goes on from these in the next step.

The correction is for use in the step only; what is averaged further must be the uncorrected m and v.
Stored, they are corrected again and again, and grow far too large: v faster, so that the steps shrink. With
the learning rate 0.5 and the gradient 20 in both steps, the second should have the length 0.5. Here m is 20
again before its correction, and 20 / 0.19 = 105 after it, v is 400 / 0.001999 = 200,100, and the step is
0.118.
"""

from ._textbook import Array, TextbookAdam

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
HINT = "While the gradient stays the same, so should m_hat. Compute the second one from what you stored."


class Adam(TextbookAdam):
    """Adam that corrects what it has corrected."""

    def update(self, slot: int, p: Array, g: Array) -> Array:
        """Return one parameter after the update."""
        result = super().update(slot, p, g)
        self.mean[slot] = self.corrected_mean(self.mean[slot])
        self.square[slot] = self.corrected_square(self.square[slot])
        return result
