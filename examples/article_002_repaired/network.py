"""The network class of the listing in article 002, section 5.1."""

import numpy as np

from .activations import sigmoid, sigmoid_derivative
from .losses import half_squared_error


class MLP:
    """Inputs, one sigmoid hidden layer, sigmoid outputs."""

    def __init__(
        self, layer_sizes, hidden="sigmoid", output="sigmoid", loss="half_squared_error", seed=0
    ):
        n_in, n_hidden, n_out = layer_sizes
        self._w1 = np.random.randn(n_in, n_hidden)
        self._b1 = np.zeros(n_hidden)
        self._w2 = np.random.randn(n_hidden, n_out)
        self._b2 = np.zeros(n_out)

    def parameters(self):
        """Return copies of W1, b1, W2, b2."""
        return [self._w1.copy(), self._b1.copy(), self._w2.copy(), self._b2.copy()]

    def set_parameters(self, parameters):
        """Replace W1, b1, W2, b2."""
        self._w1, self._b1, self._w2, self._b2 = (
            np.array(parameter, dtype=float) for parameter in parameters
        )

    def forward(self, X):
        """Return the outputs for a batch of rows and remember both activations."""
        self._hidden = sigmoid(np.dot(np.asarray(X, dtype=float), self._w1) + self._b1)
        self._output = sigmoid(np.dot(self._hidden, self._w2) + self._b2)
        return self._output.copy()

    def loss(self, X, T):
        """Return the half squared error of the outputs."""
        return half_squared_error(self.forward(X), T)

    def gradients(self, X, T):
        """Return what the listing subtracts from each parameter, before the learning rate."""
        X, T = np.asarray(X, dtype=float), np.asarray(T, dtype=float)
        self.forward(X)
        output_error = self._output - T
        hidden_slope = sigmoid_derivative(np.dot(X, self._w1) + self._b1)
        hidden_error = np.dot(output_error, self._w2.T) * hidden_slope
        return [
            np.dot(X.T, hidden_error),
            np.zeros_like(self._b1),
            np.dot(self._hidden.T, output_error),
            np.zeros_like(self._b2),
        ]
