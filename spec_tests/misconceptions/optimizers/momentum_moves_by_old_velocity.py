"""Momentum moves the parameter first and updates the velocity afterwards.

The order matters: the new gradient enters the velocity, and then the parameter moves by it. The other way
round every gradient acts one step late. The first step does nothing at all, since the velocity is still
zero, and the last gradient is never used. With the learning rate 1, μ = 0.5 and the gradients 1, 0 the
parameter should go from 0 to −1 and −1.5; here it stays at 0 and then goes to −1.
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
HINT = "The velocity starts at zero. Does your parameter move in the first step?"


class Momentum(TextbookMomentum):
    """Momentum that is one step late."""

    def update(self, slot: int, p: Array, g: Array) -> Array:
        """Return one parameter after the update."""
        old = self.velocity.get(slot, 0.0 * g)
        self.velocity[slot] = self.next_velocity(old, g)
        return self.moved(p, g, old)
