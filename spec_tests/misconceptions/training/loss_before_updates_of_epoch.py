"""The loss of an epoch is measured before its updates, not after them.

Entry i of the list then says how good the network was after i − 1 epochs: the list begins with the
untrained network, and the result of the last epoch is missing. With a loss that falls from 0.8 to 0.5 and
0.3 in two epochs, the list should be [0.5, 0.3]; here it is [0.8, 0.5].
"""

from typing import Any

from numpy.typing import ArrayLike

from ._textbook import all_epochs

REPLACES = "training.train"
FAILS = ("TRAIN-TRAIN-6",)
HINT = "Train for one epoch and compare the one loss in the list with the loss of the trained network."


def train(
    network: Any,
    optimizer: Any,
    X: ArrayLike,
    T: ArrayLike,
    epochs: int,
    batch_size: int | None = None,
    seed: int = 0,
) -> list[float]:
    """Train the network and return its loss before each epoch."""
    history = []
    for batches in all_epochs(X, T, epochs, batch_size, seed):
        history.append(float(network.loss(X, T)))
        for X_batch, T_batch in batches:
            gradients = network.gradients(X_batch, T_batch)
            network.set_parameters(optimizer.step(network.parameters(), gradients))
    return history
