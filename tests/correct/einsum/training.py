"""Mini-batches and the training loop."""
import numpy as np
from derivatives import to_copy


def _rows(X, T):
    X, T = to_copy(X), to_copy(T)
    if X.ndim == 0 or T.ndim == 0 or len(X) != len(T):
        raise ValueError(f"X {X.shape} and T {T.shape} must have the same number of rows")
    return X, T


def minibatches(X, T, batch_size, seed):
    X, T = _rows(X, T)
    if not (batch_size >= 1 and batch_size == int(batch_size)):
        raise ValueError(f"batch_size = {batch_size!r}: it must be an integer of at least 1")
    order, size = np.random.default_rng(seed).permutation(len(X)), int(batch_size)
    return [(X[rows], T[rows]) for rows in np.split(order, range(size, len(X), size)) if rows.size]


def train(network, optimizer, X, T, epochs, batch_size=None, seed=0):
    X, T = _rows(X, T)
    if epochs < 0 or epochs != int(epochs):
        raise ValueError(f"epochs = {epochs!r}: it must be an integer of at least 0")
    history, seeds = [], np.random.default_rng(seed).integers(2**63, size=int(epochs))
    for epoch_seed in seeds:
        for batch in [(X, T)] if batch_size is None else minibatches(X, T, batch_size, epoch_seed):
            network.set_parameters(optimizer.step(network.parameters(), network.gradients(*batch)))
        history.append(float(network.loss(X, T)))
    return history
