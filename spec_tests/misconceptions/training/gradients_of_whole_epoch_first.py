"""The gradients of all batches are computed before the first update of the epoch.

A gradient is the slope at the parameters where it was computed. After the first update the network is
somewhere else, and the other batches' gradients are out of date. For the loss w² and SGD(0.1) from w = 1,
the gradient is 2 at first and 1.6 after one update: two updates should lead to 0.64; with both gradients
taken at w = 1 they lead to 0.6. With full batches nothing shows.
"""

from typing import Any

from numpy.typing import ArrayLike

from ._textbook import all_epochs

REPLACES = "training.train"
FAILS = ("TRAIN-TRAIN-4", "TRAIN-TRAIN-5")
HINT = "At which parameters were the gradients of the second batch computed?"


def train(
    network: Any,
    optimizer: Any,
    X: ArrayLike,
    T: ArrayLike,
    epochs: int,
    batch_size: int | None = None,
    seed: int = 0,
) -> list[float]:
    """Train the network with gradients from the start of each epoch, and return its losses."""
    history = []
    for batches in all_epochs(X, T, epochs, batch_size, seed):
        asked = [network.gradients(X_batch, T_batch) for X_batch, T_batch in batches]
        for gradients in asked:
            network.set_parameters(optimizer.step(network.parameters(), gradients))
        history.append(float(network.loss(X, T)))
    return history
