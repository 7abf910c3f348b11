"""The network's gradients are divided by the number of rows once more before the step.

They are the gradients of the mean loss, and the mean has been divided by the number of rows already.
Divided again, each step is as many times too short as the batch has rows, and the right learning rate
depends on the batch size. For a batch of 4 rows whose mean gradient is 0.6, the step should get 0.6; here
it gets 0.15.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import all_epochs

REPLACES = "training.train"
FAILS = ("TRAIN-TRAIN-4", "TRAIN-TRAIN-9")
HINT = "Of which loss are these the gradients: of the sum over the rows, or of the mean?"


def train(
    network: Any,
    optimizer: Any,
    X: ArrayLike,
    T: ArrayLike,
    epochs: int,
    batch_size: int | None = None,
    seed: int = 0,
) -> list[float]:
    """Train the network with too short steps, and return its losses."""
    history = []
    for batches in all_epochs(X, T, epochs, batch_size, seed):
        for X_batch, T_batch in batches:
            rows = len(np.asarray(X_batch))
            gradients = [g / rows for g in network.gradients(X_batch, T_batch)]
            network.set_parameters(optimizer.step(network.parameters(), gradients))
        history.append(float(network.loss(X, T)))
    return history
