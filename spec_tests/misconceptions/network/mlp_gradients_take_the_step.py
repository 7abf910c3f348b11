"""Computing the gradients also takes a step of gradient descent.

The gradient is a question about the network as it is, and an optimizer decides what to do with the
answer. If the question itself moves the parameters, every optimizer moves them twice, and asking again
gives another answer. Take one input, one hidden unit and one output, all sigmoid, with w₁ = 0.5, w₂ = 1,
biases 0, x = 2 and the target 0: the derivative by w₁ is 0.0582 at every call. With a step of learning
rate 0.1 in each call, the second one gives 0.0580 and w₁ has gone from 0.5 to 0.4826 after three,
although nobody has set it.
"""

from numpy.typing import ArrayLike

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-STATE-1", "NET-STATE-3", "NET-STATE-4")
HINT = "Call gradients twice and compare the parameters before and after. Who is meant to change them?"


class MLP(TextbookMLP):
    """A network that gradient descent is built into."""

    def gradients(self, X: ArrayLike, T: ArrayLike) -> list[Array]:
        """Return the gradients, and take a step of gradient descent."""
        gradients = super().gradients(X, T)
        self.set_parameters([p - 0.1 * g for p, g in zip(self.parameters(), gradients, strict=True)])
        return gradients
