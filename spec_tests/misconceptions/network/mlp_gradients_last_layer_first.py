"""The gradients are returned in the order in which they are found, last layer first.

Backpropagation begins at the output, so a list that is appended to begins with the last layer. Optimizers
pair the list with that of the parameters, entry by entry, and then either the shapes do not fit or a
layer learns from another layer's gradient. For layer_sizes [1, 2, 1] the shapes should be (1, 2), (2,),
(2, 1), (1,); in the order of discovery they are (2, 1), (1,), (1, 2), (2,). With a single layer both
orders are the same.
"""

from numpy.typing import ArrayLike

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = (
    "NET-GRADIENTS-1",
    "NET-GRADIENTS-2",
    "NET-GRADIENTS-3",
    "NET-GRADIENTS-4",
    "NET-GRADIENTS-5",
    "NET-GRADIENTS-6",
    "NET-GRADIENTS-7",
    "NET-GRADIENTS-8",
    "NET-GRADIENTS-9",
    "NET-GRADIENTS-11",
    "NET-GRADIENTS-12",
    "NET-GRADIENTS-13",
    "NET-GRADIENTS-15",
    "NET-STATE-1",
    "NET-STATE-2",
    "NET-STATE-4",
)
HINT = "Compare the shapes of the gradients with those of the parameters, in order."


class MLP(TextbookMLP):
    """Backpropagation whose results stay in the order in which they are found."""

    def gradients(self, X: ArrayLike, T: ArrayLike) -> list[Array]:
        """Return [dWL, dbL, ..., dW1, db1]."""
        found = super().gradients(X, T)
        return [g for at in reversed(range(0, len(found), 2)) for g in found[at : at + 2]]
