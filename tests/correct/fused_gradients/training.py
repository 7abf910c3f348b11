"""Mini-batch training."""
import numpy as np

from .derivatives import tensor


def _rows(X, T):
    X, T = tensor(X), tensor(T)
    if not X.ndim or not T.ndim or X.shape[0] != T.shape[0]:
        raise ValueError(f"X and T must have the same number of rows, got shapes {X.shape} and {T.shape}")
    return X, T


def minibatches(X, T, batch_size, seed):
    X, T = _rows(X, T)
    if batch_size < 1 or batch_size != int(batch_size):
        raise ValueError(f"batch_size must be an integer >= 1, got {batch_size!r}")
    order = np.argsort(np.random.default_rng(seed).random(len(X)), kind="stable")
    chunks = (order[i:i + int(batch_size)] for i in range(0, len(X), int(batch_size)))
    return [(X[chunk], T[chunk]) for chunk in chunks]


def train(network, optimizer, X, T, epochs, batch_size=None, seed=0):
    X, T = _rows(X, T)
    if epochs < 0 or epochs != int(epochs):
        raise ValueError(f"epochs must be an integer >= 0, got {epochs!r}")
    losses = []
    for epoch_seed in np.random.SeedSequence(seed).spawn(int(epochs)):
        batches = [(X, T)] if batch_size is None else minibatches(X, T, batch_size, epoch_seed)
        for x, t in batches:
            gradients = network.gradients(x, t)
            network.set_parameters(optimizer.step(network.parameters(), gradients))
        losses.append(float(network.loss(X, T)))
    return losses
