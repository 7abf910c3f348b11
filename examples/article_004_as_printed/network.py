"""The one-layer sigmoid network of the listing in article 004, section 4.

Its only parameter is one weight matrix. The listing's backpropagation takes a step as well; the
network uses the gradient that it returns beside the new weight.
"""

import numpy as np

from .activations import sigmoid
from .losses import mean_squared_error

LEARNING_RATE = 0.1


class MLP:
    """Inputs and sigmoid outputs."""

    def __init__(
        self, layer_sizes, hidden="sigmoid", output="sigmoid", loss="half_squared_error", seed=0
    ):
        n_in, n_out = layer_sizes
        self._weight = np.random.randn(n_in, n_out)

    def parameters(self):
        """Return a copy of the weight, the one parameter."""
        return [self._weight.copy()]

    def set_parameters(self, parameters):
        """Replace the weight."""
        self._weight = np.array(parameters[0], dtype=float)

    def forward(self, X):
        """Return the outputs for a batch of rows."""
        return sigmoid(np.asarray(X, dtype=float).dot(self._weight))

    def loss(self, X, T):
        """Return the mean squared error of the outputs."""
        return mean_squared_error(self.forward(X), T)

    def gradients(self, X, T):
        """Return the listing's weight gradient."""
        _, gradient = backpropagate(X, T, self.forward(X), LEARNING_RATE)
        return [gradient]


def backpropagate(inputs, target, prediction, learning_rate):
    """Return the weight after one step, and the gradient that the step follows."""
    loss_slope = 2 * (np.asarray(target, dtype=float) - prediction)
    gradient = np.asarray(inputs, dtype=float).T.dot(loss_slope)
    weight = weight - learning_rate * gradient  # noqa: F821 - unbound as in the article
    return weight, gradient
