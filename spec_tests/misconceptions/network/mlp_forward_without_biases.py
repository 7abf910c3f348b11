"""The forward pass leaves out the biases.

A layer computes z = a W + b. Without b the network still runs, and looks right as long as the biases are
at their first value 0. Afterwards they are learned in vain: all units stay centred at the origin, and for
X = 0 every output is f(0) of a layer without inputs. With w = 1, b = −2 and x = 2 a sigmoid unit has
z = 0 and the output 0.5; without its bias it has z = 2 and the output 0.8808.
"""

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = (
    "NET-MLP-4",
    "NET-FORWARD-1",
    "NET-FORWARD-2",
    "NET-FORWARD-3",
    "NET-FORWARD-4",
    "NET-FORWARD-5",
    "NET-LOSS-1",
    "NET-LOSS-2",
    "NET-LOSS-3",
    "NET-LOSS-4",
    "NET-LOSS-5",
    "NET-LOSS-6",
    "NET-LOSS-7",
    "NET-GRADIENTS-1",
    "NET-GRADIENTS-2",
    "NET-GRADIENTS-3",
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
    "NET-GRADIENTS-14",
    "NET-GRADIENTS-15",
    "NET-STATE-1",
    "NET-STATE-2",
    "NET-STATE-4",
)
HINT = "Set biases that are not 0 and follow one example by hand."


class MLP(TextbookMLP):
    """A network that has biases and does not use them."""

    def preactivation(self, a: Array, W: Array, b: Array) -> Array:
        """Return the product alone."""
        return a @ W
