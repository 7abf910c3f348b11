"""Mini-batches and the training loop."""

import numpy as np

from .activations import to_array


def _rows(X, T):
    X = to_array(X, "X")
    T = to_array(T, "T")
    if X.ndim == 0 or T.ndim == 0 or X.shape[0] != T.shape[0]:
        raise ValueError(f"X and T must have equal numbers of rows, got shapes {X.shape} and {T.shape}")
    return X, T


def minibatches(X, T, batch_size, seed):
    X, T = _rows(X, T)
    if not isinstance(batch_size, (int, np.integer)) or batch_size < 1:
        raise ValueError(f"batch_size must be an integer >= 1, got {batch_size!r}")
    count = X.shape[0]
    order = list(range(count))
    rng = np.random.default_rng(seed)
    for last in range(count - 1, 0, -1):  # Fisher and Yates
        chosen = int(rng.integers(last + 1))
        order[last], order[chosen] = order[chosen], order[last]
    batches = []
    for start in range(0, count, int(batch_size)):
        rows = order[start:start + int(batch_size)]
        X_batch = np.empty((len(rows),) + X.shape[1:])
        T_batch = np.empty((len(rows),) + T.shape[1:])
        for place, row in enumerate(rows):
            X_batch[place] = X[row]
            T_batch[place] = T[row]
        batches.append((X_batch, T_batch))
    return batches


def train(network, optimizer, X, T, epochs, batch_size=None, seed=0):
    X, T = _rows(X, T)
    if not isinstance(epochs, (int, np.integer)) or epochs < 0:
        raise ValueError(f"epochs must be an integer >= 0, got {epochs!r}")
    rng = np.random.default_rng(seed)
    history = []
    for _ in range(epochs):
        if batch_size is None:
            batches = [(X.copy(), T.copy())]
        else:
            batches = minibatches(X, T, batch_size, int(rng.integers(2**62)))
        for X_batch, T_batch in batches:
            gradients = network.gradients(X_batch, T_batch)
            network.set_parameters(optimizer.step(network.parameters(), gradients))
        history.append(float(network.loss(X.copy(), T.copy())))
    return history
