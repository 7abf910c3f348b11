"""A learning rate of 1 or more is refused, as if it were a probability.

The learning rate is a factor of the gradient, not a share: every number above 0 is allowed, and what is too
much depends on the curvature of the loss. On the loss 0.1 w² with the derivative 0.2 w, the learning rate 5
goes from w = 3 to 3 − 5 · 0.6 = 0, the minimum, in one step; here it is a ValueError.
"""

from ._textbook import TextbookSGD

REPLACES = "optimizers.SGD"
FAILS = ("OPT-SGD-5",)
HINT = "Which learning rates does the docstring allow, and is there an upper bound?"


class SGD(TextbookSGD):
    """SGD with a learning rate in (0, 1)."""

    def __init__(self, learning_rate: float = 0.01) -> None:
        if not 0 < learning_rate < 1:
            raise ValueError(f"learning_rate is {learning_rate}, expected a number in (0, 1)")
        super().__init__(learning_rate)
