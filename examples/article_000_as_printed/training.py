"""The full-batch training loop of the listing in article 000, section 5."""


def train(network, optimizer, X, T, epochs, batch_size=None, seed=0):
    """Update the network `epochs` times on the whole of `X`, `T`; return the losses."""
    history = []
    for _ in range(epochs):
        gradients = network.gradients(X, T)
        network.set_parameters(optimizer.step(network.parameters(), gradients))
        history.append(float(network.loss(X, T)))
    return history
