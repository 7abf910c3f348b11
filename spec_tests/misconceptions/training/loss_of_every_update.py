"""The list of losses has an entry for each update, not for each epoch.

Appended inside the loop over the batches, the loss is taken after every one of them. The list should have
one entry for each epoch, taken after its last update. With 10 rows in batches of 4, two epochs make 6
updates; the list should have 2 entries, and has 6. With full batches nothing shows, as each epoch is one
update.
"""

from typing import Any

from numpy.typing import ArrayLike

from ._textbook import all_epochs

REPLACES = "training.train"
FAILS = ("TRAIN-TRAIN-6",)
HINT = "Which loop does the line belong to that appends the loss?"


def train(
    network: Any,
    optimizer: Any,
    X: ArrayLike,
    T: ArrayLike,
    epochs: int,
    batch_size: int | None = None,
    seed: int = 0,
) -> list[float]:
    """Train the network and return its loss after each update."""
    history = []
    for batches in all_epochs(X, T, epochs, batch_size, seed):
        for X_batch, T_batch in batches:
            gradients = network.gradients(X_batch, T_batch)
            network.set_parameters(optimizer.step(network.parameters(), gradients))
            history.append(float(network.loss(X, T)))
    return history
