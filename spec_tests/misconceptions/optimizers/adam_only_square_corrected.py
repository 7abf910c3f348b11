"""Adam corrects v for its start at zero, but not m.

Both averages start at zero, so both are too small at first. With m left as it is, the first step has a
tenth of its length, at β₁ = 0.9. With the learning rate 0.5 and the first gradient 20, m is 2 instead of 20
and v is corrected to 400. The step should have the length 0.5, and has 0.5 · 2 / √400 = 0.05.
"""

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
    "OPT-ADAM-10",
)
HINT = "Which of your two averages start at zero, and which of them are corrected for it?"


class Adam(TextbookAdam):
    """Adam with half the corrections."""

    def corrected_mean(self, m: Array) -> Array:
        """Return m as it is."""
        return m
