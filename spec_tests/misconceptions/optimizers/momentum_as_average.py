"""The velocity of Momentum is an average: the gradient enters with the weight 1 − μ.

Here the velocity is a sum: v ← μ·v + g takes in the whole gradient. The average μ·v + (1 − μ)·g is 1 − μ
times as large in every step, so that with μ = 0.9 the optimizer moves a tenth as far as it should. With the
learning rate 1 and μ = 0.5, the first gradient 1 should give v = 1 and lead from w = 0 to −1; the average
gives v = 0.5 and −0.5. (Adam's m is such an average, and it has a correction of its own.)
"""

from ._textbook import Array, TextbookMomentum

REPLACES = "optimizers.Momentum"
FAILS = (
    "OPT-MOMENTUM-1",
    "OPT-MOMENTUM-2",
    "OPT-MOMENTUM-3",
    "OPT-MOMENTUM-4",
    "OPT-MOMENTUM-5",
    "OPT-MOMENTUM-7",
)
HINT = "Start with velocity 0. How large should the velocity be after the first gradient, compared with it?"


class Momentum(TextbookMomentum):
    """Momentum whose velocity is an average."""

    def next_velocity(self, v: Array, g: Array) -> Array:
        """Return the average with one more gradient in it."""
        return self.momentum * v + (1.0 - self.momentum) * g
