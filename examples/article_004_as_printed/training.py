"""The training loop of the listing in article 004, section 4."""

from .losses import mean_squared_error


def train(network, optimizer, X, T, epochs, batch_size=None, seed=0):
    """Update the network `epochs` times on the whole of `X`, `T`; print and return the losses."""
    history = []
    for epoch in range(epochs):
        loss = float(mean_squared_error(network.forward(X), T))
        gradients = network.gradients(X, T)
        network.set_parameters(optimizer.step(network.parameters(), gradients))
        print(f"epoch {epoch + 1}: loss {loss}")
        history.append(loss)
    return history
