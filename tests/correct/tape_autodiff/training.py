"""Mini-batches and training."""
import numpy as np


def _check_rows(X, T):
    X, T = np.array(X, dtype=np.float64), np.array(T, dtype=np.float64)
    if X.ndim < 1 or T.ndim < 1 or len(X) != len(T):
        raise ValueError(f"X has shape {X.shape}, T has shape {T.shape}: the numbers of rows must be equal")
    return X, T


def minibatches(X, T, batch_size, seed):
    X, T = _check_rows(X, T)
    if batch_size < 1 or batch_size != int(batch_size):
        raise ValueError(f"batch_size = {batch_size!r}: it must be an integer of at least 1")
    order = np.random.default_rng(seed).permutation(len(X))
    batches = []
    for start in range(0, len(order), int(batch_size)):
        rows = order[start:start + int(batch_size)]
        batches.append((X[rows], T[rows]))
    return batches


def train(network, optimizer, X, T, epochs, batch_size=None, seed=0):
    X, T = _check_rows(X, T)
    if epochs < 0 or epochs != int(epochs):
        raise ValueError(f"epochs = {epochs!r}: it must be an integer of at least 0")
    rng, history = np.random.default_rng(seed), []
    for _ in range(int(epochs)):
        batches = [(X, T)] if batch_size is None else minibatches(X, T, batch_size, int(rng.integers(2**63)))
        for X_batch, T_batch in batches:
            gradients = network.gradients(X_batch, T_batch)
            network.set_parameters(optimizer.step(network.parameters(), gradients))
        history.append(float(network.loss(X, T)))
    return history
