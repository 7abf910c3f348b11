"""The parameters that step returns are not given to the network, which learns nothing.

step leaves its arguments alone and returns new arrays; calling it changes the optimizer's memory and
nothing else. The network has to be given the result. With w = 1, SGD(0.1) and the gradient 2, the network
should have w = 0.8 after one update; here it has 1, and the loss is the same after every epoch.
"""

from typing import Any

from numpy.typing import ArrayLike

from ._textbook import all_epochs

REPLACES = "training.train"
FAILS = ("TRAIN-TRAIN-5", "TRAIN-TRAIN-9", "TRAIN-TRAIN-10")
HINT = "Compare network.parameters() before and after training. Where does step's answer go?"


def train(
    network: Any,
    optimizer: Any,
    X: ArrayLike,
    T: ArrayLike,
    epochs: int,
    batch_size: int | None = None,
    seed: int = 0,
) -> list[float]:
    """Compute all the updates, and return the losses of the network that never gets them."""
    history = []
    for batches in all_epochs(X, T, epochs, batch_size, seed):
        for X_batch, T_batch in batches:
            gradients = network.gradients(X_batch, T_batch)
            optimizer.step(network.parameters(), gradients)
        history.append(float(network.loss(X, T)))
    return history
