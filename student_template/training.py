"""Mini-batches and the training loop."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def minibatches(
    X: ArrayLike, T: ArrayLike, batch_size: int, seed: int
) -> list[tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """Return the rows of X and T in batches, in shuffled order.

    Parameters
    ----------
    X : array_like, shape (m, ...)
        One row per example.
    T : array_like, shape (m, ...)
        Row i belongs to row i of X.
    batch_size : int
        The number of rows of a batch, at least 1.
    seed : int
        The only source of randomness. Same seed, same order; another seed, another order.

    Returns
    -------
    list of (X_batch, T_batch)
        Every row exactly once, pairs kept, shuffled by seed: any row may come into any batch. Each
        batch has batch_size rows; if that does not divide m, a smaller last batch is kept. The
        batches are copies, not views; X and T keep their order.

    Raises
    ------
    ValueError
        If batch_size < 1, or X and T have different numbers of rows.

    Notes
    -----
    Requirements TRAIN-BATCH-1 to TRAIN-BATCH-7.
    Source: article 001, section 3.1.

    Examples
    --------
    >>> batches = minibatches([[1], [2], [3]], [[1], [4], [9]], batch_size=2, seed=0)
    >>> [X_batch.shape for X_batch, T_batch in batches]
    [(2, 1), (1, 1)]
    >>> all((X_batch**2 == T_batch).all() for X_batch, T_batch in batches)
    True
    """
    raise NotImplementedError


def train(
    network: Any,
    optimizer: Any,
    X: ArrayLike,
    T: ArrayLike,
    epochs: int,
    batch_size: int | None = None,
    seed: int = 0,
) -> list[float]:
    """Train the network and return its loss after each epoch.

    Parameters
    ----------
    network : object
        Anything with the methods of network.MLP: gradients(X, T), parameters(),
        set_parameters(parameters), loss(X, T) and forward(X). Training goes on from its present
        parameters.
    optimizer : object
        Anything with step(parameters, gradients), as in optimizers.
    X : array_like, shape (m, n_in)
    T : array_like, shape (m, n_out)
    epochs : int
        How often the whole of X, T is gone through. Every epoch is, whatever the loss does: nothing
        stops early.
    batch_size : int, optional
        The number of rows of a batch, as in minibatches. None is full batch: one update per
        epoch, with all rows.
    seed : int, default 0
        The only source of randomness: the order of the batches, which differs from epoch to
        epoch. Same seed, same training; another seed, another order.

    Returns
    -------
    list of float
        One per epoch: the loss over all of X, T after the epoch's last update.

    Raises
    ------
    ValueError
        If epochs < 0, batch_size < 1, or X and T have different numbers of rows.

    Notes
    -----
    Requirements TRAIN-TRAIN-1 to TRAIN-TRAIN-12.
    For each batch the optimizer makes one step from the network's parameters and the batch's
    gradients, and the network is given the result. The network ends trained, with what the last
    step returned. X and T are not modified, and may be any array-likes.
    Source: article 001, section 3.1, and article 003, section 4.2.

    Examples
    --------
    >>> from . import network, optimizers
    >>> mlp = network.MLP([2, 3, 1])
    >>> losses = train(mlp, optimizers.SGD(1.0), [[0, 1], [1, 1]], [[1], [0]], epochs=100)
    >>> len(losses), losses[-1] < losses[0]
    (100, True)
    """
    raise NotImplementedError
