"""Momentum adds a part of the last gradient only; the velocity does not accumulate.

What is kept from step to step must be the velocity, in which every earlier gradient lives on: v ← μ·v + g.
If the gradient is kept in its place, the optimizer moves by g + μ·(previous g), and all before that is
forgotten. The first two steps agree. With the learning rate 1, μ = 0.5 and the gradients 1, 0, 0 the
parameter should go from 0 to −1, −1.5 and −1.75; here it stops at −1.5.
"""

from ._textbook import Array, TextbookMomentum

REPLACES = "optimizers.Momentum"
FAILS = ("OPT-MOMENTUM-2", "OPT-MOMENTUM-3", "OPT-MOMENTUM-4", "OPT-MOMENTUM-5", "OPT-MOMENTUM-7")
HINT = "Give the gradients 1, 0, 0, 0 by hand. Does the parameter still move in the fourth step?"


class Momentum(TextbookMomentum):
    """Momentum that remembers one gradient."""

    def update(self, slot: int, p: Array, g: Array) -> Array:
        """Return one parameter after the update."""
        result = super().update(slot, p, g)
        self.velocity[slot] = g
        return result
