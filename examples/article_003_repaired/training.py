"""The training loop of the listing in article 003, section 4.2, with the loss of section 3.1."""

from .losses import binary_cross_entropy


def train(network, optimizer, X, T, epochs, batch_size=None, seed=0):
    """Update the network on all training data, epoch by epoch; return the losses."""
    history = []
    for _ in range(epochs):
        outputs = network.forward(X)
        history.append(float(binary_cross_entropy(outputs, T)))
        gradients = network.gradients(X, T)
        network.set_parameters(optimizer.step(network.parameters(), gradients))
    return history
