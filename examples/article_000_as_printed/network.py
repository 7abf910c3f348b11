"""The two-layer sigmoid network of the listing in article 000, section 5.

As in the listing, a weight matrix has one row per unit, shape (n_out, n_in). `parameters`,
`set_parameters` and `gradients` speak the course's orientation, (n_in, n_out).
"""

import numpy as np

from .activations import sigmoid, sigmoid_derivative_from_output
from .losses import half_squared_error


class MLP:
    """Inputs, one sigmoid hidden layer, sigmoid outputs."""

    def __init__(
        self, layer_sizes, hidden="sigmoid", output="sigmoid", loss="half_squared_error", seed=0
    ):
        n_in, n_hidden, n_out = layer_sizes
        self._w1 = np.random.randn(n_hidden, n_in)
        self._b1 = np.random.randn(n_hidden)
        self._w2 = np.random.randn(n_out, n_hidden)
        self._b2 = np.random.randn(n_out)

    def parameters(self):
        """Return copies of W1, b1, W2, b2."""
        return [self._w1.T.copy(), self._b1.copy(), self._w2.T.copy(), self._b2.copy()]

    def set_parameters(self, parameters):
        """Replace W1, b1, W2, b2."""
        w1, b1, w2, b2 = (np.array(parameter, dtype=float) for parameter in parameters)
        self._w1, self._b1, self._w2, self._b2 = w1.T, b1, w2.T, b2

    def forward(self, X):
        """Return the outputs for a batch of rows."""
        X = np.asarray(X, dtype=float)
        hidden_activation = sigmoid(np.dot(X, self._w1.T) + self._b1)
        return sigmoid(np.dot(hidden_activation, self._w2.T) + self._b2)

    def loss(self, X, T):
        """Return the half squared error of the outputs."""
        return half_squared_error(self.forward(X), T)

    def gradients(self, X, T):
        """Return the listing's dW1, db1, dW2, db2."""
        X, T = np.asarray(X, dtype=float), np.asarray(T, dtype=float)
        prediction = self.forward(X)
        output_delta = (T - prediction) * sigmoid_derivative_from_output(prediction)
        hidden_slope = sigmoid_derivative_from_output(sigmoid(np.dot(X, self._w1.T) + self._b1))
        hidden_delta = np.dot(output_delta, self._w2) * hidden_slope

        dw2 = np.outer(output_delta, hidden_activation)  # noqa: F821 - undefined as in the article
        dw1 = np.outer(hidden_delta.T, X)
        return [dw1.T, hidden_delta, dw2.T, output_delta]
