"""Momentum applies the learning rate twice: in the velocity, and again in the move.

There are two ways to write the rule: v ← μ·v + g with w moving by η·v, or v ← μ·v + η·g with w moving by v.
Mixed, every step has the factor η² instead of η. At η = 1 nobody notices; at the default 0.01 the optimizer
is a hundred times too slow. With η = 0.1, from w = 0 with the gradient 1 the first step should lead to
−0.1, and leads to −0.01.
"""

from ._textbook import Array, TextbookMomentum

REPLACES = "optimizers.Momentum"
FAILS = (
    "OPT-MOMENTUM-1",
    "OPT-MOMENTUM-2",
    "OPT-MOMENTUM-3",
    "OPT-MOMENTUM-4",
    "OPT-MOMENTUM-5",
    "OPT-MOMENTUM-6",
    "OPT-MOMENTUM-7",
    "OPT-MOMENTUM-8",
    "OPT-MOMENTUM-9",
)
HINT = "Halve the learning rate. Does the first step become half as long?"


class Momentum(TextbookMomentum):
    """Momentum with the square of the learning rate."""

    def next_velocity(self, v: Array, g: Array) -> Array:
        """Return the velocity with one more step in it."""
        return self.momentum * v + self.learning_rate * g
