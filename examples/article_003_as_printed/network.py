"""The multilayer perceptron of article 003: forward as in section 4.2, backward as in 3.3.

The listing's model is two linear layers with ReLU between them; their weights have shape
(n_out, n_in), and all parameters start uniform, as those of `nn.Linear` do. The listing's last
layer returns scores (`output="linear"`); otherwise they pass through a sigmoid, so that the loss of
section 3.1 is given probabilities. `parameters` and `set_parameters` speak the course's
orientation, (n_in, n_out).
"""

import numpy as np

from .activations import relu, relu_derivative
from .layers import dense_backward, dense_forward
from .losses import binary_cross_entropy


class MLP:
    """Inputs, one ReLU hidden layer, scores or probabilities."""

    def __init__(
        self, layer_sizes, hidden="sigmoid", output="sigmoid", loss="half_squared_error", seed=0
    ):
        n_in, n_hidden, n_out = layer_sizes
        generator = np.random.default_rng(seed)
        self._output = output
        self._w1, self._b1 = _linear(generator, n_in, n_hidden)
        self._w2, self._b2 = _linear(generator, n_hidden, n_out)

    def parameters(self):
        """Return copies of W1, b1, W2, b2."""
        return [self._w1.T.copy(), self._b1.copy(), self._w2.T.copy(), self._b2.copy()]

    def set_parameters(self, parameters):
        """Replace W1, b1, W2, b2."""
        w1, b1, w2, b2 = (np.array(parameter, dtype=float) for parameter in parameters)
        self._w1, self._b1, self._w2, self._b2 = w1.T, b1, w2.T, b2

    def forward(self, X):
        """Return the scores of a batch of rows, or their probabilities."""
        scores = self._scores(relu(dense_forward(X, self._w1.T, self._b1)))
        return scores if self._output == "linear" else _probability(scores)

    def loss(self, X, T):
        """Return the cross-entropy of section 3.1."""
        hidden = relu(dense_forward(X, self._w1.T, self._b1))
        return binary_cross_entropy(_probability(self._scores(hidden)), T)

    def gradients(self, X, T):
        """Return the gradients by the recursion of section 3.3."""
        T = np.asarray(T, dtype=float)
        hidden_input = dense_forward(X, self._w1.T, self._b1)
        hidden = relu(hidden_input)
        output_delta = (_probability(self._scores(hidden)) - T) / T.size
        passed_back, dw2, db2 = dense_backward(output_delta, hidden, self._w2.T)
        hidden_delta = passed_back * relu_derivative(hidden_input)
        _, dw1, db1 = dense_backward(hidden_delta, X, self._w1.T)
        return [dw1, db1, dw2, db2]

    def _scores(self, hidden):
        return dense_forward(hidden, self._w2.T, self._b2)


def _linear(generator, n_in, n_out):
    bound = 1 / np.sqrt(n_in)
    weight = generator.uniform(-bound, bound, (n_out, n_in))
    return weight, generator.uniform(-bound, bound, n_out)


def _probability(scores):
    return 1 / (1 + np.exp(-scores))
