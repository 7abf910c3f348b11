import numpy as np
from nested import enter, leave


def _enter(X, T):
    (X, x_shape), (T, t_shape) = enter(X, "X"), enter(T, "T")
    if not x_shape or not t_shape or x_shape[0] != t_shape[0]:
        raise ValueError(f"X and T must have the same number of rows, got shapes {x_shape} and {t_shape}")
    return X, T, x_shape, t_shape


def minibatches(X, T, batch_size, seed):
    X, T, x_shape, t_shape = _enter(X, T)
    if not isinstance(batch_size, (int, np.integer)) or batch_size < 1:
        raise ValueError(f"batch_size must be a positive integer, got {batch_size!r}")
    pairs = list(zip(X, T))
    order = np.random.default_rng(seed).permutation(len(pairs)).tolist()
    batches = []
    for start in range(0, len(order), batch_size):
        rows = [pairs[k] for k in order[start:start + batch_size]]
        batches.append((leave([x for x, _ in rows], (len(rows), *x_shape[1:])),
                        leave([t for _, t in rows], (len(rows), *t_shape[1:]))))
    return batches


def train(network, optimizer, X, T, epochs, batch_size=None, seed=0):
    X, T, x_shape, t_shape = _enter(X, T)
    if not isinstance(epochs, (int, np.integer)) or epochs < 0:
        raise ValueError(f"epochs must be an integer >= 0, got {epochs!r}")
    history = []
    for child in np.random.SeedSequence(seed).spawn(int(epochs)):
        whole = [(leave(X, x_shape), leave(T, t_shape))]
        for x, t in whole if batch_size is None else minibatches(*whole[0], batch_size, child):
            network.set_parameters(optimizer.step(network.parameters(), network.gradients(x, t)))
        history.append(float(network.loss(leave(X, x_shape), leave(T, t_shape))))
    return history
