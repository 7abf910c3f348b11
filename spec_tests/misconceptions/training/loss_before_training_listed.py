"""The list of losses begins with the loss before training, and so has one entry too many.

The list has one entry for each epoch, so that entry i can be said to be the result of epoch i. With the
starting loss in front, all are one place off. With a loss that falls from 0.8 to 0.5 and 0.3 in two epochs,
the list should be [0.5, 0.3]; here it is [0.8, 0.5, 0.3].
"""

from typing import Any

from numpy.typing import ArrayLike

from ._textbook import all_epochs

REPLACES = "training.train"
FAILS = ("TRAIN-TRAIN-6", "TRAIN-TRAIN-12")
HINT = "How many losses come back for one epoch, and for none?"


def train(
    network: Any,
    optimizer: Any,
    X: ArrayLike,
    T: ArrayLike,
    epochs: int,
    batch_size: int | None = None,
    seed: int = 0,
) -> list[float]:
    """Train the network and return its loss at the start and after each epoch."""
    batches_of_epochs = list(all_epochs(X, T, epochs, batch_size, seed))
    history = [float(network.loss(X, T))]
    for batches in batches_of_epochs:
        for X_batch, T_batch in batches:
            gradients = network.gradients(X_batch, T_batch)
            network.set_parameters(optimizer.step(network.parameters(), gradients))
        history.append(float(network.loss(X, T)))
    return history
