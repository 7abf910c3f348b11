"""The parameter update in the training loop of article 000, section 5."""

import numpy as np


class SGD:
    """Plain gradient descent: parameter minus learning rate times gradient."""

    def __init__(self, learning_rate=0.01):
        self.learning_rate = learning_rate

    def step(self, parameters, gradients):
        """Return the parameters after one update."""
        return [
            np.asarray(parameter, dtype=float) - self.learning_rate * np.asarray(slope, dtype=float)
            for parameter, slope in zip(parameters, gradients)
        ]
