"""The training script of the listing in article 002, section 5.1; it runs on import."""

import numpy as np

from .losses import mean_squared_error
from .network import MLP
from .optimizers import SGD


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


corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
exclusive_or = np.array([[0], [1], [1], [0]])
xor_network = MLP([2, 3, 1])
train(xor_network, SGD(learning_rate=0.1), corners, exclusive_or, epochs=10000)
print(f"outputs after training:\n{xor_network.forward(corners)}")
