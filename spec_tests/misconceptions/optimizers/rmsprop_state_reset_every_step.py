"""RMSProp starts from s = 0 in every step, and so forgets all earlier gradients.

s has to outlive the call. Created inside step, or computed and not stored, it is (1 − decay) · g² each
time, and the quotient g / √s is plus or minus 1 / √(1 − decay) whatever the gradient: only its sign is
left. With the learning rate 0.1, decay 0.75 and the gradient 2 in both steps, the second step should have
the length 0.151, because s is 1.75; here it has 0.2 like the first.
"""

from ._textbook import TextbookRMSProp

REPLACES = "optimizers.RMSProp"
FAILS = (
    "OPT-RMSPROP-2",
    "OPT-RMSPROP-3",
    "OPT-RMSPROP-4",
    "OPT-RMSPROP-5",
    "OPT-RMSPROP-6",
    "OPT-RMSPROP-8",
)
HINT = "Give the gradients 2 and then 0.001. Should the second step be as long as the first?"


class RMSProp(TextbookRMSProp):
    """RMSProp without a memory."""

    def begin_step(self) -> None:
        """Start from nothing."""
        self.square.clear()
