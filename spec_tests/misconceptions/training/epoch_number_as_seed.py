"""The epochs shuffle with the seeds 0, 1, 2, …, and the seed that was given is not used.

The order differs from epoch to epoch, as it should, but a second run with another seed goes through the
same batches. How much a result depends on chance can then not be found out. With 6 rows in batches of 1,
the first epochs of the seeds 1 and 2 should agree in their order once in 720 times; here they always do.
"""

from typing import Any

from numpy.typing import ArrayLike

from ._textbook import all_epochs, one_epoch

REPLACES = "training.train"
FAILS = ("TRAIN-TRAIN-7",)
HINT = "Train twice, with two seeds. Do the batches differ?"


def train(
    network: Any,
    optimizer: Any,
    X: ArrayLike,
    T: ArrayLike,
    epochs: int,
    batch_size: int | None = None,
    seed: int = 0,
) -> list[float]:
    """Train the network whatever the seed, and return its losses."""
    history = []
    for epoch, _ in enumerate(all_epochs(X, T, epochs, batch_size, seed)):
        for X_batch, T_batch in one_epoch(X, T, batch_size, epoch):
            gradients = network.gradients(X_batch, T_batch)
            network.set_parameters(optimizer.step(network.parameters(), gradients))
        history.append(float(network.loss(X, T)))
    return history
