"""The weight of the new square in v is 1 − β₁, although v is kept with β₂.

A 1 for a 2 in one of the two places: the weights of v do not add up to 1.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import optimizers

REPLACES = "optimizers.Adam"
FAILS = (
    "OPT-ADAM-1",
    "OPT-ADAM-2",
    "OPT-ADAM-3",
    "OPT-ADAM-4",
    "OPT-ADAM-5",
    "OPT-ADAM-6",
    "OPT-ADAM-7",
    "OPT-ADAM-8",
    "OPT-ADAM-9",
    "OPT-ADAM-10",
)
HINT = "Do the two weights in each average add up to 1?"


class Adam(optimizers.Adam):
    """Adam with its averages in two lists."""

    def __init__(
        self,
        learning_rate: float = 0.001,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-8,
    ) -> None:
        super().__init__(learning_rate, beta1, beta2, epsilon)
        self.rate, self.beta1, self.beta2, self.epsilon = learning_rate, beta1, beta2, epsilon
        self.m: list[NDArray[np.float64]] = []
        self.v: list[NDArray[np.float64]] = []
        self.t = 0

    def step(
        self, parameters: Sequence[ArrayLike], gradients: Sequence[ArrayLike]
    ) -> list[NDArray[np.float64]]:
        """Return the parameters after one update."""
        super().step(parameters, gradients)  # refuses what does not fit
        ps = [np.array(p, dtype=np.float64) for p in parameters]
        gs = [np.array(g, dtype=np.float64) for g in gradients]
        if self.t == 0:
            self.m = [np.zeros(p.shape) for p in ps]
            self.v = [np.zeros(p.shape) for p in ps]
        self.t += 1
        updated = []
        for i, (p, g) in enumerate(zip(ps, gs, strict=True)):
            self.m[i] = self.beta1 * self.m[i] + (1.0 - self.beta1) * g
            self.v[i] = self.beta2 * self.v[i] + (1.0 - self.beta1) * g**2
            m_hat = self.m[i] / (1.0 - self.beta1**self.t)
            v_hat = self.v[i] / (1.0 - self.beta2**self.t)
            updated.append(np.asarray(p - self.rate * m_hat / (np.sqrt(v_hat) + self.epsilon)))
        return updated
