"""The parameters are read once before the loop, and every step starts from these.

parameters() returns copies, which do not follow the network. Each step then goes from the parameters at the
start, so that only the last one counts. With w = 1, SGD(0.1) and a gradient of 2 in three updates, w should
go to 0.8, 0.6 and 0.4; here it goes to 0.8 every time. With a single update nothing shows.
"""

from typing import Any

from numpy.typing import ArrayLike

from ._textbook import all_epochs

REPLACES = "training.train"
FAILS = ("TRAIN-TRAIN-4", "TRAIN-TRAIN-9", "TRAIN-TRAIN-10")
HINT = "Which parameters does the second step start from?"


def train(
    network: Any,
    optimizer: Any,
    X: ArrayLike,
    T: ArrayLike,
    epochs: int,
    batch_size: int | None = None,
    seed: int = 0,
) -> list[float]:
    """Train the network from its start in each update, and return its losses."""
    parameters = network.parameters()
    history = []
    for batches in all_epochs(X, T, epochs, batch_size, seed):
        for X_batch, T_batch in batches:
            gradients = network.gradients(X_batch, T_batch)
            network.set_parameters(optimizer.step(parameters, gradients))
        history.append(float(network.loss(X, T)))
    return history
