"""Batches and the loop over them; nothing is differentiated here."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from .arrays import Array, array, whole


def minibatches(X: ArrayLike, T: ArrayLike, batch_size: int, seed: int) -> list[tuple[Array, Array]]:
    return _batches(*_pair(X, T), batch_size, np.random.default_rng(seed))


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
    generator = np.random.default_rng(seed)
    losses = []
    for _ in range(whole(epochs, "epochs", least=0)):
        whole_batch = [(inputs, targets)]
        batches = whole_batch if batch_size is None else _batches(inputs, targets, batch_size, generator)
        for batch in batches:
            gradients = network.gradients(*batch)
            network.set_parameters(optimizer.step(network.parameters(), gradients))
        losses.append(float(network.loss(inputs, targets)))
    return losses


def _batches(
    X: Array, T: Array, batch_size: int, generator: np.random.Generator
) -> list[tuple[Array, Array]]:
    size = whole(batch_size, "batch_size", least=1)
    order = generator.permutation(len(X))
    rows = [order[start : start + size] for start in range(0, len(X), size)]
    return [(X[chosen], T[chosen]) for chosen in rows]


def _pair(X: ArrayLike, T: ArrayLike) -> tuple[Array, Array]:
    inputs, targets = array(X), array(T)
    if not inputs.ndim or not targets.ndim or len(inputs) != len(targets):
        shapes = f"{inputs.shape} and {targets.shape}"
        raise ValueError(f"X and T have the shapes {shapes}, expected the same number of rows")
    return inputs, targets
