"""Adam starts from m = 0 and v = 0 in every step, and only counts the steps.

m and v have to outlive the call. Created inside step, they hold one gradient each, with the weights 1 − β₁
and 1 − β₂, and the corrections for t = 2, 3, … no longer fit. With the learning rate 0.5 and the gradient
20 in both steps, the second should have the length 0.5. Here m is 2 and v is 0.4 again, corrected to 10.5
and 200, and the length is 0.372.
"""

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
HINT = "Where are m and v between two calls of step?"


class Adam(TextbookAdam):
    """Adam without a memory."""

    def begin_step(self) -> None:
        """Count the step, and start from nothing."""
        super().begin_step()
        self.mean.clear()
        self.square.clear()
