"""Every epoch shuffles with the same seed, and so goes through the rows in the same order.

A seed determines the order. If each epoch passes the given one on, the batches are the same in all of them,
and shuffling happens once. Each epoch needs a seed of its own, which follows from the given one. With 6
rows in batches of 1, two epochs should agree in their order once in 720 times; here they always do.
"""

from typing import Any

from numpy.typing import ArrayLike

from ._textbook import all_epochs, one_epoch

REPLACES = "training.train"
FAILS = ("TRAIN-TRAIN-3",)
HINT = "Write down the seed that each epoch passes to minibatches."


def train(
    network: Any,
    optimizer: Any,
    X: ArrayLike,
    T: ArrayLike,
    epochs: int,
    batch_size: int | None = None,
    seed: int = 0,
) -> list[float]:
    """Train the network with the same batches in each epoch, and return its losses."""
    history = []
    for _ in all_epochs(X, T, epochs, batch_size, seed):
        for X_batch, T_batch in one_epoch(X, T, batch_size, seed):
            gradients = network.gradients(X_batch, T_batch)
            network.set_parameters(optimizer.step(network.parameters(), gradients))
        history.append(float(network.loss(X, T)))
    return history
