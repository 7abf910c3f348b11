"""The training loop of the listing in article 002, section 5.1."""

from .losses import mean_squared_error


def train(network, optimizer, X, T, epochs, batch_size=None, seed=0):
    """Update the network `epochs` times on the whole of `X`, `T`; return the listing's losses."""
    history = []
    for epoch in range(epochs):
        prediction = network.forward(X)
        gradients = network.gradients(X, T)
        network.set_parameters(optimizer.step(network.parameters(), gradients))
        history.append(float(mean_squared_error(prediction, T)))
        if epoch % 1000 == 0:
            print(f"epoch {epoch}: mean squared error {history[-1]}")
    return history
