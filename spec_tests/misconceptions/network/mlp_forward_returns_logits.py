"""The last layer's activation is not applied: forward returns z.

The output is f(z), with the activation that the constructor calls output. Returning z, the network
predicts numbers of any size where probabilities are meant, and a softmax row does not sum to 1; loss and
gradients start from the wrong output as well. With w = 1, b = 0 and x = 2 a sigmoid output is 0.8808, and
half its squared distance to 0 is 0.3879; z gives 2 and 2. A network with a linear output is right.
"""

from ._textbook import Array, TextbookMLP

REPLACES = "network.MLP"
FAILS = (
    "NET-FORWARD-1",
    "NET-FORWARD-2",
    "NET-FORWARD-3",
    "NET-FORWARD-4",
    "NET-LOSS-1",
    "NET-LOSS-2",
    "NET-LOSS-3",
    "NET-GRADIENTS-1",
    "NET-GRADIENTS-2",
    "NET-GRADIENTS-3",
    "NET-GRADIENTS-4",
    "NET-GRADIENTS-5",
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
HINT = "Feed large inputs. Do the outputs of a sigmoid or softmax network stay between 0 and 1?"


class MLP(TextbookMLP):
    """A network without an activation after its last layer."""

    def output_activation(self, z: Array) -> Array:
        """Return z as it is."""
        return z.copy()
