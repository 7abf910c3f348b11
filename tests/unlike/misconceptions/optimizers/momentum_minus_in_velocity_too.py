"""The gradient is subtracted in the velocity, and the velocity from the parameter.

Two ways to write the update were mixed: the two signs cancel, and the parameter moves uphill.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import optimizers

REPLACES = "optimizers.Momentum"
FAILS = (
    "OPT-MOMENTUM-1",
    "OPT-MOMENTUM-2",
    "OPT-MOMENTUM-3",
    "OPT-MOMENTUM-4",
    "OPT-MOMENTUM-5",
    "OPT-MOMENTUM-6",
    "OPT-MOMENTUM-7",
    "OPT-MOMENTUM-8",
    "OPT-MOMENTUM-9",
)
HINT = "In which direction does the very first step go?"


class Momentum(optimizers.Momentum):
    """Momentum with its velocities in a list."""

    def __init__(self, learning_rate: float = 0.01, momentum: float = 0.9) -> None:
        super().__init__(learning_rate, momentum)
        self.rate, self.momentum = learning_rate, momentum
        self.v: list[NDArray[np.float64]] = []

    def step(
        self, parameters: Sequence[ArrayLike], gradients: Sequence[ArrayLike]
    ) -> list[NDArray[np.float64]]:
        """Return the parameters after one update."""
        super().step(parameters, gradients)  # refuses what does not fit
        ps = [np.array(p, dtype=np.float64) for p in parameters]
        gs = [np.array(g, dtype=np.float64) for g in gradients]
        if not self.v:
            self.v = [np.zeros(p.shape) for p in ps]
        updated = []
        for i, (p, g) in enumerate(zip(ps, gs, strict=True)):
            self.v[i] = self.momentum * self.v[i] - g
            updated.append(np.asarray(p - self.rate * self.v[i]))
        return updated
