"""SGD adds the gradient instead of subtracting it.

The gradient points to where the loss grows fastest, so a step along it climbs. Every update has the right
length and the wrong direction, and the loss rises from step to step. With the learning rate 0.1, from w = 1
with g = 2 the right step leads to 1 − 0.1 · 2 = 0.8, the wrong one to 1.2.
"""

from ._textbook import Array, TextbookSGD

REPLACES = "optimizers.SGD"
FAILS = ("OPT-SGD-1", "OPT-SGD-2", "OPT-SGD-3", "OPT-SGD-4", "OPT-SGD-5", "OPT-SGD-6")
HINT = "Take the loss w² at w = 1, where its derivative is 2. Is the loss smaller after your step?"


class SGD(TextbookSGD):
    """SGD that climbs."""

    def update(self, p: Array, g: Array) -> Array:
        """Return one parameter after the update."""
        return p + self.learning_rate * g
