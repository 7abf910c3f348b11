"""sklearn.utils.shuffle and gen_batches, and the loop over the batches."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from sklearn.utils import check_random_state, gen_batches, shuffle

from .arrays import Array, array, whole


def minibatches(X: ArrayLike, T: ArrayLike, batch_size: int, seed: int) -> list[tuple[Array, Array]]:
    return _batches(*_pair(X, T), batch_size, check_random_state(seed))


def train(
    network: Any,
    optimizer: Any,
    X: ArrayLike,
    T: ArrayLike,
    epochs: int,
    batch_size: int | None = None,
    seed: int = 0,
) -> list[float]:
    inputs, targets = _pair(X, T)
    random = check_random_state(seed)
    losses = []
    for _ in range(whole(epochs, "epochs", least=0)):
        whole_batch = [(inputs, targets)]
        batches = whole_batch if batch_size is None else _batches(inputs, targets, batch_size, random)
        for batch in batches:
            gradients = network.gradients(*batch)
            network.set_parameters(optimizer.step(network.parameters(), gradients))
        losses.append(float(network.loss(inputs, targets)))
    return losses


def _batches(X: Array, T: Array, batch_size: int, random: np.random.RandomState) -> list[tuple[Array, Array]]:
    size = whole(batch_size, "batch_size", least=1)
    inputs, targets = shuffle(X, T, random_state=random)
    return [(array(inputs[rows]), array(targets[rows])) for rows in gen_batches(len(X), size)]


def _pair(X: ArrayLike, T: ArrayLike) -> tuple[Array, Array]:
    inputs, targets = array(X), array(T)
    if not inputs.ndim or not targets.ndim or len(inputs) != len(targets):
        shapes = f"{inputs.shape} and {targets.shape}"
        raise ValueError(f"X and T have the shapes {shapes}, expected the same number of rows")
    return inputs, targets
