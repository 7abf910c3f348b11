"""Momentum looks ahead as Nesterov's method does, and moves by g + μ·v.

Nesterov's variant is a method of its own: it adds the gradient once more, as if the velocity had been
applied already. Here the rule is the classical one, in which w moves by the new velocity itself. They
differ from the first step on. With the learning rate 1, μ = 0.5 and the gradient 1 the velocity is 1 and w
should go from 0 to −1; the variant moves by 1 + 0.5 · 1 and goes to −1.5.
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
HINT = "In the first step, how far does the parameter move compared with plain SGD?"


class Momentum(TextbookMomentum):
    """Nesterov's momentum."""

    def moved(self, p: Array, g: Array, v: Array) -> Array:
        """Return where the velocity leads, seen from one step ahead."""
        return p - self.learning_rate * (g + self.momentum * v)
