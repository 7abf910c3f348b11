"""The loss of an epoch is the average of its batches, each measured before its update.

This running average is cheap and common, but it belongs to no state of the network: its terms were measured
with parameters that have changed since, and a small last batch counts as much as a whole one. The epoch's
loss is that of the network after the last update, over all rows. With one full batch whose loss falls from
0.8 to 0.5 by the update, the list should get 0.5; here it gets 0.8.
"""

from typing import Any

from numpy.typing import ArrayLike

from ._textbook import all_epochs

REPLACES = "training.train"
FAILS = ("TRAIN-TRAIN-6",)
HINT = "With which parameters was each term of your average measured?"


def train(
    network: Any,
    optimizer: Any,
    X: ArrayLike,
    T: ArrayLike,
    epochs: int,
    batch_size: int | None = None,
    seed: int = 0,
) -> list[float]:
    """Train the network and return the mean loss of the batches of each epoch."""
    history = []
    for batches in all_epochs(X, T, epochs, batch_size, seed):
        losses = []
        for X_batch, T_batch in batches:
            losses.append(float(network.loss(X_batch, T_batch)))
            gradients = network.gradients(X_batch, T_batch)
            network.set_parameters(optimizer.step(network.parameters(), gradients))
        history.append(sum(losses) / max(1, len(losses)))
    return history
