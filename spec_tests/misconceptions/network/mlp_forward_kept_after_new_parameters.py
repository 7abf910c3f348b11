"""A kept forward pass is reused for the same batch although the parameters have changed.

Activations depend on the batch and on the parameters. Keeping them while X stays the same saves time, but
once new parameters are set they are those of a network that no longer exists, and so are loss and
gradients. In training the same batch comes back after every step. Take y = w x with x = 2, t = 0 and half
the squared error: for w = 1 the derivative by w is 4. After w is set to 3 it should be 6 · 2 = 12, but
with the kept output 2 it is 4 again.
"""

import numpy as np

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = ("NET-GRADIENTS-13", "NET-STATE-2")
HINT = "Set other parameters and ask for the same batch again. What else than X do activations depend on?"


class MLP(TextbookMLP):
    """A network that goes forward once for each batch."""

    reused: tuple[list[Array], list[Array]] | None = None

    def forward_pass(self, X: Array) -> tuple[list[Array], list[Array]]:
        """Return what was kept if the batch is still the same."""
        if self.reused is None or not np.array_equal(self.reused[0][0], X):
            self.reused = super().forward_pass(X)
        return self.reused
