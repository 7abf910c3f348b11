"""The slope of tanh is typed as 1 + a², with a plus, in the branch for tanh only.

The branches for the other activations are right, so that networks without tanh learn well.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import activations, losses, network

REPLACES = "network.MLP"
FAILS = ("NET-GRADIENTS-4", "NET-GRADIENTS-11", "NET-GRADIENTS-12")
HINT = "Can a tanh unit have a slope above 1?"


class MLP(network.MLP):
    """A network that goes through its layers in plain loops."""

    def __init__(
        self,
        layer_sizes: Sequence[int],
        hidden: str = "sigmoid",
        output: str = "sigmoid",
        loss: str = "half_squared_error",
        seed: int = 0,
    ) -> None:
        super().__init__(layer_sizes, hidden, output, loss, seed)
        self.names = [hidden] * (len(layer_sizes) - 2) + [output]
        self.cost = loss

    def run(self, X: ArrayLike) -> tuple[list[NDArray[np.float64]], list[NDArray[np.float64]]]:
        """Return X and the activations of all layers, and their pre-activations."""
        A, Z, p = [np.array(X, dtype=np.float64)], [], self.parameters()
        for i, name in enumerate(self.names):
            Z.append(A[-1] @ p[2 * i] + p[2 * i + 1])
            A.append(Z[-1] if name == "linear" else getattr(activations, name)(Z[-1]))
        return A, Z

    def slope(self, name: str, z: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the derivative of an activation."""
        if name == "linear":
            return np.ones_like(z)
        if name == "relu":
            return (z > 0.0).astype(np.float64)
        if name == "tanh":
            return 1.0 + np.tanh(z) ** 2
        return activations.sigmoid_derivative(z)

    def gradients(self, X: ArrayLike, T: ArrayLike) -> list[NDArray[np.float64]]:
        """Return the derivatives of the loss by all parameters."""
        self.loss(X, T)  # refuses what does not fit
        T, p = np.asarray(T, dtype=np.float64), self.parameters()
        A, Z = self.run(X)
        if self.cost == "softmax_cross_entropy":
            delta = losses.softmax_cross_entropy_gradient(Z[-1], T)
        else:
            delta = getattr(losses, self.cost + "_gradient")(A[-1], T) * self.slope(self.names[-1], Z[-1])
        found: list[NDArray[np.float64]] = []
        for i in reversed(range(len(self.names))):
            found = [A[i].T @ delta, np.sum(delta, axis=0), *found]
            if i > 0:
                delta = (delta @ p[2 * i].T) * self.slope(self.names[i - 1], Z[i - 1])
        return found
