"""Training ends one epoch early, because the count begins at 1 and stops before epochs.

range(1, n) has n − 1 numbers. The last epoch is missing, from the network and from the list of losses, and
training for one epoch does nothing. With a loss that falls from 0.8 to 0.5 and 0.3 in two epochs, the list
should be [0.5, 0.3]; here it is [0.5].
"""

from typing import Any

from numpy.typing import ArrayLike

from ._textbook import all_epochs

REPLACES = "training.train"
FAILS = (
    "TRAIN-TRAIN-1",
    "TRAIN-TRAIN-2",
    "TRAIN-TRAIN-3",
    "TRAIN-TRAIN-6",
    "TRAIN-TRAIN-7",
    "TRAIN-TRAIN-11",
    "TRAIN-TRAIN-12",
)
HINT = "How many losses come back for one epoch?"


def train(
    network: Any,
    optimizer: Any,
    X: ArrayLike,
    T: ArrayLike,
    epochs: int,
    batch_size: int | None = None,
    seed: int = 0,
) -> list[float]:
    """Train the network for epochs - 1 epochs, and return its losses."""
    history = []
    for epoch, batches in enumerate(all_epochs(X, T, epochs, batch_size, seed), start=1):
        if epoch == epochs:
            break
        for X_batch, T_batch in batches:
            gradients = network.gradients(X_batch, T_batch)
            network.set_parameters(optimizer.step(network.parameters(), gradients))
        history.append(float(network.loss(X, T)))
    return history
