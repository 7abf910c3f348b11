"""The gradient of the weights is np.outer of input and error, also for a batch.

For one example the gradient of the weights is the outer product of its input and its error. np.outer
flattens what it gets, so for a batch it pairs every entry of every row with every other, also those of
different examples, and the result has the shape (m n_in, m n_out). Take y = w x with w = 1, the rows
x = 1 and 2 and the targets 0. The gradient of half the squared error is [[2.5]], the sum of 1 · 0.5 and
2 · 1; np.outer gives [[0.5, 1], [1, 2]], where those two stand in the diagonal.
"""

import numpy as np

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = (
    "NET-GRADIENTS-2",
    "NET-GRADIENTS-4",
    "NET-GRADIENTS-5",
    "NET-GRADIENTS-6",
    "NET-GRADIENTS-7",
    "NET-GRADIENTS-8",
    "NET-GRADIENTS-9",
    "NET-GRADIENTS-10",
    "NET-GRADIENTS-11",
    "NET-GRADIENTS-12",
    "NET-GRADIENTS-13",
    "NET-STATE-1",
    "NET-STATE-2",
    "NET-STATE-4",
)
HINT = (
    "One example works. For two, which pairs of an input and an error belong together, and what "
    "happens to their products?"
)


class MLP(TextbookMLP):
    """Backpropagation with the outer product of one example for all of them."""

    def weight_gradient(self, a: Array, delta: Array) -> Array:
        """Return the outer product of all entries, δ aᵀ with one column per example as books write it."""
        return np.outer(delta.T, a).T
