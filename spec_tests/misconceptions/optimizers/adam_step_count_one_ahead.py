"""Adam corrects its first step with t = 2, because the count starts at 1 and grows first.

Each step is corrected as if it were the next one. The divisors 1 − βᵗ are too large, most of all at the
start, and the averages stay too small. With the learning rate 0.5 and the first gradient 20, m is 2 and v
is 0.4; divided by 1 − 0.9² = 0.19 and by 1 − 0.999² = 0.001999 they give 10.5 and 200. The step should have
the length 0.5, and has 0.372.
"""

from ._textbook import TextbookAdam

REPLACES = "optimizers.Adam"
FAILS = (
    "OPT-ADAM-1",
    "OPT-ADAM-2",
    "OPT-ADAM-3",
    "OPT-ADAM-4",
    "OPT-ADAM-5",
    "OPT-ADAM-6",
    "OPT-ADAM-7",
    "OPT-ADAM-8",
    "OPT-ADAM-10",
)
HINT = "What are m_hat and the gradient in the very first step? They should be equal."


class Adam(TextbookAdam):
    """Adam that counts too early."""

    def exponent(self) -> int:
        """Return the number of the next step."""
        return self.t + 1
