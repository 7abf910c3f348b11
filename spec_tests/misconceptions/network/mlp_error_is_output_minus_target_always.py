"""The output layer's δ is (y − t) / m whatever the output activation and the loss.

That y − t is the derivative by z is a coincidence of certain pairs: sigmoid with cross-entropy, softmax
with its own, a linear output with half the squared error. With squared error behind a sigmoid the slope
y(1 − y) stays, and a mean over all entries has constants of its own. At z = 2 and the target 0 the
sigmoid's output is 0.8808. Half the squared error has the derivative 0.8808 · 0.1050 = 0.0925 by z; the
shortcut says 0.8808.
"""

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
    "NET-GRADIENTS-10",
    "NET-GRADIENTS-11",
    "NET-GRADIENTS-12",
    "NET-GRADIENTS-13",
    "NET-STATE-1",
    "NET-STATE-2",
    "NET-STATE-4",
)
HINT = "For which pairs of output and loss is your δ right? Derive it for one of the others."


class MLP(TextbookMLP):
    """Backpropagation that starts from (p - t) / m whatever the loss."""

    def output_delta(self, a: Array, z: Array, T: Array) -> Array:
        """Return the output minus the target, averaged over the rows."""
        return (a - T) / len(T)
