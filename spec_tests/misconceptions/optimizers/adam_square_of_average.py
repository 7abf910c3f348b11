"""Adam's v averages the square of m, instead of the square of the gradient.

The gradient enters both averages as it is: m averages g, and v averages g². With m in the place of g, v is
far too small where the gradient changes its sign, and in the first steps because m starts at zero. With the
learning rate 0.5 and the first gradient 20, m is 2, and v should be 0.001 · 400 = 0.4; here it is 0.001 · 4
= 0.004. The step should have the length 0.5, and has 0.5 · 20 / √4 = 5.
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
HINT = "v is an average as well. What is it an average of?"


class Adam(TextbookAdam):
    """Adam that squares its average."""

    def update(self, slot: int, p: Array, g: Array) -> Array:
        """Return one parameter after the update."""
        m = self.mean[slot] = self.next_mean(self.mean.get(slot, self.first_mean(g)), g)
        v = self.square[slot] = self.next_square(self.square.get(slot, self.first_square(g)), m)
        return self.moved(p, self.corrected_mean(m) / self.divisor(self.corrected_square(v)))
