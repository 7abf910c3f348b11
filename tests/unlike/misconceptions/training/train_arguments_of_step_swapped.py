"""The optimizer is given the gradients first and the parameters second.

Both are lists of arrays of the same shapes, so that nothing complains.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from reference import training

REPLACES = "training.train"
FAILS = ("TRAIN-TRAIN-4", "TRAIN-TRAIN-10")
HINT = "Which of its two arguments does step subtract from?"


def train(
    network: Any,
    optimizer: Any,
    X: ArrayLike,
    T: ArrayLike,
    epochs: int,
    batch_size: int | None = None,
    seed: int = 0,
) -> list[float]:
    """Train the network and return its loss after each epoch."""
    if epochs < 0:
        raise ValueError(f"epochs is {epochs}, expected an integer >= 0")
    X, T = np.array(X, dtype=np.float64), np.array(T, dtype=np.float64)
    if len(X) != len(T):
        raise ValueError(f"X has shape {X.shape} and T {T.shape}, expected the same number of rows")
    generator = np.random.default_rng(seed)
    history = []
    for _ in range(epochs):
        if batch_size is None:
            batches = [(X, T)]
        else:
            batches = training.minibatches(X, T, batch_size, int(generator.integers(2**62)))
        for X_batch, T_batch in batches:
            gradients = network.gradients(X_batch, T_batch)
            network.set_parameters(optimizer.step(gradients, network.parameters()))
        history.append(float(network.loss(X, T)))
    return history
