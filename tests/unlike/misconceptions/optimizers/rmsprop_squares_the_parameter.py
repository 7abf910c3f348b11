"""The running mean is that of the squared parameter, not of the squared gradient.

p was typed for g in the line that updates s; both have the same shape.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import optimizers

REPLACES = "optimizers.RMSProp"
FAILS = (
    "OPT-RMSPROP-1",
    "OPT-RMSPROP-2",
    "OPT-RMSPROP-3",
    "OPT-RMSPROP-4",
    "OPT-RMSPROP-5",
    "OPT-RMSPROP-6",
    "OPT-RMSPROP-7",
    "OPT-RMSPROP-8",
    "OPT-RMSPROP-9",
    "OPT-RMSPROP-10",
)
HINT = "Start from parameters that are all zero. How large is the first step?"


class RMSProp(optimizers.RMSProp):
    """RMSProp with its mean squares in a list."""

    def __init__(self, learning_rate: float = 0.001, decay: float = 0.9, epsilon: float = 1e-8) -> None:
        super().__init__(learning_rate, decay, epsilon)
        self.rate, self.decay, self.epsilon = learning_rate, decay, epsilon
        self.s: list[NDArray[np.float64]] = []

    def step(
        self, parameters: Sequence[ArrayLike], gradients: Sequence[ArrayLike]
    ) -> list[NDArray[np.float64]]:
        """Return the parameters after one update."""
        super().step(parameters, gradients)  # refuses what does not fit
        ps = [np.array(p, dtype=np.float64) for p in parameters]
        gs = [np.array(g, dtype=np.float64) for g in gradients]
        if not self.s:
            self.s = [np.zeros(p.shape) for p in ps]
        updated = []
        for i, (p, g) in enumerate(zip(ps, gs, strict=True)):
            self.s[i] = self.decay * self.s[i] + (1.0 - self.decay) * p**2
            updated.append(np.asarray(p - self.rate * g / (np.sqrt(self.s[i]) + self.epsilon)))
        return updated
