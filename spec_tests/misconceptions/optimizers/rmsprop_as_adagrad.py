"""RMSProp adds up the squares of all gradients and forgets none, as AdaGrad does.

In AdaGrad s only grows, so that every step is shorter than the last and training comes to rest. RMSProp was
made to avoid that: it forgets, by the factor decay. With the learning rate 0.1, decay 0.75 and the gradient
2 in every step, the first four steps should have the lengths 0.2, 0.151, 0.132 and 0.121, and tend to 0.1;
here they are 0.1, 0.071, 0.058 and 0.05, and tend to 0.
"""

from ._textbook import Array, TextbookRMSProp

REPLACES = "optimizers.RMSProp"
FAILS = (
    "OPT-RMSPROP-1",
    "OPT-RMSPROP-2",
    "OPT-RMSPROP-3",
    "OPT-RMSPROP-4",
    "OPT-RMSPROP-5",
    "OPT-RMSPROP-6",
    "OPT-RMSPROP-7",
    "OPT-RMSPROP-8",
)
HINT = "After a large gradient come a hundred small ones. What should be left of the large one in s?"


class RMSProp(TextbookRMSProp):
    """AdaGrad."""

    def next_square(self, s: Array, g: Array) -> Array:
        """Return s with one more gradient in it."""
        return s + g * g
