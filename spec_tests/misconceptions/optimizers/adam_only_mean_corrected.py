"""Adam corrects m for its start at zero, but not v.

Both averages start at zero, so both are too small at first, v more so because its memory is longer. With v
left as it is, the first steps are far too long. With the learning rate 0.5 and the first gradient 20, m is
corrected to 20 and v is 0.4 instead of 400. The step should have the length 0.5, and has 0.5 · 20 / √0.4 =
15.8.
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

    def corrected_square(self, v: Array) -> Array:
        """Return v as it is."""
        return v
