"""What wrong variants of the training functions share: the checks, and the batches of an epoch."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import training
from reference.training import minibatches as _right_minibatches

Array = NDArray[np.float64]
Batch = tuple[ArrayLike, ArrayLike]


def checked_rows(X: ArrayLike, T: ArrayLike, batch_size: int) -> tuple[Array, Array]:
    """Return X and T as float64 arrays, after what the reference refuses is refused.

    They may be the caller's own.
    """
    _right_minibatches(X, T, batch_size, 0)
    return np.asarray(X, dtype=np.float64), np.asarray(T, dtype=np.float64)


def cut(X: Array, T: Array, order: NDArray[np.int64], batch_size: int) -> list[tuple[Array, Array]]:
    """Return the rows in this order, cut into batches; the last one may be smaller."""
    starts = range(0, len(order), batch_size)
    return [(X[order[i : i + batch_size]], T[order[i : i + batch_size]]) for i in starts]


def all_epochs(
    X: ArrayLike, T: ArrayLike, epochs: int, batch_size: int | None, seed: int
) -> Iterator[list[Batch]]:
    """Return an iterator over the batches of each epoch, in another order in each.

    Raises
    ------
    ValueError
        If epochs < 0; what else is wrong, minibatches and the network refuse.
    """
    if not isinstance(epochs, (int, np.integer)) or epochs < 0:
        raise ValueError(f"epochs is {epochs!r}, expected an integer >= 0")
    seeds = np.random.SeedSequence(seed).generate_state(int(epochs), np.uint64).tolist()
    return (one_epoch(X, T, batch_size, epoch_seed) for epoch_seed in seeds)


def one_epoch(X: ArrayLike, T: ArrayLike, batch_size: int | None, seed: int) -> list[Batch]:
    """Return the batches of an epoch: all rows in one, without batch_size."""
    return [(X, T)] if batch_size is None else [*training.minibatches(X, T, batch_size, seed)]
