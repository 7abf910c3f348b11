"""Each epoch makes an update with one batch only, and leaves the other rows out.

An epoch goes through all rows, an iteration through one batch. If an epoch shuffles and takes the first
batch, most rows are not seen in it, and some in no epoch at all. With 10 rows in batches of 2, an epoch
should make 5 updates with 10 rows; here it makes 1 update with 2 rows. With full batches nothing shows.
"""

from typing import Any

from numpy.typing import ArrayLike

from ._textbook import all_epochs

REPLACES = "training.train"
FAILS = ("TRAIN-TRAIN-1", "TRAIN-TRAIN-3", "TRAIN-TRAIN-11")
HINT = "How many of the rows does the network see in one epoch?"


def train(
    network: Any,
    optimizer: Any,
    X: ArrayLike,
    T: ArrayLike,
    epochs: int,
    batch_size: int | None = None,
    seed: int = 0,
) -> list[float]:
    """Train the network with the first batch of each epoch, and return its losses."""
    history = []
    for batches in all_epochs(X, T, epochs, batch_size, seed):
        for X_batch, T_batch in batches[:1]:
            gradients = network.gradients(X_batch, T_batch)
            network.set_parameters(optimizer.step(network.parameters(), gradients))
        history.append(float(network.loss(X, T)))
    return history
