"""The gradients of all batches are averaged, and each epoch makes a single update.

That is full-batch descent in small portions: the network sees all rows before it learns from any.
Mini-batches are for making an update after each, so that the second batch is seen by a network that has
learned from the first. With 10 rows in batches of 2, an epoch should make 5 updates; here it makes 1. With
full batches nothing shows.
"""

from typing import Any

from numpy.typing import ArrayLike

from ._textbook import all_epochs

REPLACES = "training.train"
FAILS = ("TRAIN-TRAIN-4", "TRAIN-TRAIN-5", "TRAIN-TRAIN-8", "TRAIN-TRAIN-11", "TRAIN-TRAIN-12")
HINT = "How often is step called in an epoch of five batches?"


def train(
    network: Any,
    optimizer: Any,
    X: ArrayLike,
    T: ArrayLike,
    epochs: int,
    batch_size: int | None = None,
    seed: int = 0,
) -> list[float]:
    """Train the network with one step in each epoch, and return its losses."""
    history = []
    for batches in all_epochs(X, T, epochs, batch_size, seed):
        asked = [network.gradients(X_batch, T_batch) for X_batch, T_batch in batches]
        means = [sum(of_one) / len(asked) for of_one in zip(*asked, strict=True)]
        network.set_parameters(optimizer.step(network.parameters(), means))
        history.append(float(network.loss(X, T)))
    return history
