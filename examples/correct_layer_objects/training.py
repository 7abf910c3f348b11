"""Shuffled mini-batches and a training loop that reports its progress."""

from correct_layer_objects.toolkit import child_seeds, generator, real_array, same_rows, whole


def minibatches(X, T, batch_size, seed):
    X, T = real_array(X, "X"), real_array(T, "T")
    same_rows(X, T)
    batch_size = whole(batch_size, "batch_size", 1)
    order = generator(seed).permutation(len(X))
    chosen = [order[start : start + batch_size] for start in range(0, len(X), batch_size)]
    return [(X[rows], T[rows]) for rows in chosen]


def _batches(X, T, batch_size, seed):
    return [(X, T)] if batch_size is None else minibatches(X, T, batch_size, seed)


def train(network, optimizer, X, T, epochs, batch_size=None, seed=0):
    X, T = real_array(X, "X"), real_array(T, "T")
    same_rows(X, T)
    epochs = whole(epochs, "epochs", 0)
    if batch_size is not None:
        batch_size = whole(batch_size, "batch_size", 1)
    history = []
    for epoch, epoch_seed in enumerate(child_seeds(seed, epochs), start=1):
        for X_batch, T_batch in _batches(X, T, batch_size, epoch_seed):
            gradients = network.gradients(X_batch, T_batch)
            network.set_parameters(optimizer.step(network.parameters(), gradients))
        history.append(float(network.loss(X, T)))
        if epoch == epochs or epoch % max(1, epochs // 4) == 0:
            print(f"epoch {epoch}/{epochs}: loss {history[-1]:.6g}")
    return history
