"""The gradients of the smaller last batch are divided by batch_size instead of its own size.

A batch's gradient is the mean over its rows. If a sum over a batch of 2 is divided by a batch_size of 4,
the step is half as long as it should be. The network has divided by the right number already, so that its
gradients go to the optimizer as they are. With batches of 4 and a last one of 2, whose mean gradient is
0.6, the step should get 0.6; here it gets 0.6 · 2 / 4 = 0.3. Without a remainder nothing shows.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import all_epochs

REPLACES = "training.train"
FAILS = ("TRAIN-TRAIN-4",)
HINT = "How many rows has the last batch, and by which number is the sum over them divided?"


def train(
    network: Any,
    optimizer: Any,
    X: ArrayLike,
    T: ArrayLike,
    epochs: int,
    batch_size: int | None = None,
    seed: int = 0,
) -> list[float]:
    """Train the network with too short steps for small batches, and return its losses."""
    history = []
    for batches in all_epochs(X, T, epochs, batch_size, seed):
        for X_batch, T_batch in batches:
            rows = len(np.asarray(X_batch))
            part = rows / (batch_size or rows)
            gradients = [part * g for g in network.gradients(X_batch, T_batch)]
            network.set_parameters(optimizer.step(network.parameters(), gradients))
        history.append(float(network.loss(X, T)))
    return history
