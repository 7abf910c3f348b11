"""Momentum starts from the velocity zero in every step, and so is plain SGD.

The velocity is what the optimizer remembers, so that it has to outlive the call: created inside step, or
computed and not stored, it is zero each time and v = μ·0 + g = g. Nothing is left of the momentum. With the
learning rate 1, μ = 0.5 and the gradients 1, 0 the parameter should go from 0 to −1 and then to −1.5; here
the second step does not move it.
"""

from ._textbook import TextbookMomentum

REPLACES = "optimizers.Momentum"
FAILS = ("OPT-MOMENTUM-2", "OPT-MOMENTUM-3", "OPT-MOMENTUM-4", "OPT-MOMENTUM-5", "OPT-MOMENTUM-7")
HINT = "After a step with the gradient 1, make one with the gradient 0. What should still move the parameter?"


class Momentum(TextbookMomentum):
    """Momentum without a memory."""

    def begin_step(self) -> None:
        """Start from nothing."""
        self.velocity.clear()
