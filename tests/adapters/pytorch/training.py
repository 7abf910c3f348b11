"""Batches by torch.utils.data.DataLoader, and the loop over them."""

from __future__ import annotations

from typing import Any

import torch
from numpy.typing import ArrayLike
from torch.utils.data import DataLoader, TensorDataset

from .tensors import Array, array, tensor, whole


def minibatches(X: ArrayLike, T: ArrayLike, batch_size: int, seed: int) -> list[tuple[Array, Array]]:
    return [(array(inputs), array(targets)) for inputs, targets in _loader(X, T, batch_size, seed)]


def train(
    network: Any,
    optimizer: Any,
    X: ArrayLike,
    T: ArrayLike,
    epochs: int,
    batch_size: int | None = None,
    seed: int = 0,
) -> list[float]:
    loader = _loader(X, T, batch_size, seed)
    losses = []
    for _ in range(whole(epochs, "epochs", least=0)):
        for inputs, targets in loader:
            gradients = network.gradients(array(inputs), array(targets))
            network.set_parameters(optimizer.step(network.parameters(), gradients))
        losses.append(float(network.loss(array(tensor(X)), array(tensor(T)))))
    return losses


def _loader(X: ArrayLike, T: ArrayLike, batch_size: int | None, seed: int) -> DataLoader:
    inputs, targets = tensor(X), tensor(T)
    if not inputs.ndim or not targets.ndim or len(inputs) != len(targets):
        shapes = f"{tuple(inputs.shape)} and {tuple(targets.shape)}"
        raise ValueError(f"X and T have the shapes {shapes}, expected the same number of rows")
    size = len(inputs) if batch_size is None else whole(batch_size, "batch_size", least=1)
    generator = torch.Generator().manual_seed(seed)
    shuffle = batch_size is not None
    return DataLoader(TensorDataset(inputs, targets), size, shuffle=shuffle, generator=generator)
