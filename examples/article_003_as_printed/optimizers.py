"""Adam by the formulas of article 003, section 4.1."""

import numpy as np


class Adam:
    """Steps scaled by bias-corrected running means of the gradient and of its square."""

    def __init__(self, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1, self.beta2 = beta1, beta2
        self.epsilon = epsilon
        self._t = 0
        self._m = None
        self._v = None

    def step(self, parameters, gradients):
        """Return the parameters after one update."""
        if self._m is None:
            self._m = [np.zeros(np.shape(parameter)) for parameter in parameters]
            self._v = [np.zeros(np.shape(parameter)) for parameter in parameters]
        self._t += 1
        updated = []
        for i, (parameter, gradient) in enumerate(zip(parameters, gradients)):
            gradient = np.asarray(gradient, dtype=float)
            self._m[i] = self.beta1 * self._m[i] + (1 - self.beta1) * gradient
            self._v[i] = self.beta2 * self._v[i] + (1 - self.beta2) * gradient**2
            m_hat = self._m[i] / (1 - self.beta1**self._t)
            v_hat = self._v[i] / (1 - self.beta2**self._t)
            step = self.learning_rate * m_hat / (np.sqrt(v_hat) + self.epsilon)
            updated.append(np.asarray(parameter, dtype=float) - step)
        return updated
