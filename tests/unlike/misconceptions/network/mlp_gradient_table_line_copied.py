"""In the table of the losses' gradients one line was copied and only its key changed.

Under mean_squared_error stands the gradient of half the squared error; loss itself is right.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import activations, losses, network

GRADIENTS = {
    "half_squared_error": losses.half_squared_error_gradient,
    "mean_squared_error": losses.half_squared_error_gradient,
    "binary_cross_entropy": losses.binary_cross_entropy_gradient,
}

REPLACES = "network.MLP"
FAILS = ("NET-GRADIENTS-6", "NET-GRADIENTS-7")
HINT = "Check the gradients numerically once for each loss."


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
        return np.ones_like(z) if name == "linear" else getattr(activations, f"{name}_derivative")(z)

    def gradients(self, X: ArrayLike, T: ArrayLike) -> list[NDArray[np.float64]]:
        """Return the derivatives of the loss by all parameters."""
        self.loss(X, T)  # refuses what does not fit
        T, p = np.asarray(T, dtype=np.float64), self.parameters()
        A, Z = self.run(X)
        if self.cost == "softmax_cross_entropy":
            delta = losses.softmax_cross_entropy_gradient(Z[-1], T)
        else:
            delta = GRADIENTS[self.cost](A[-1], T) * self.slope(self.names[-1], Z[-1])
        found: list[NDArray[np.float64]] = []
        for i in reversed(range(len(self.names))):
            found = [A[i].T @ delta, np.sum(delta, axis=0), *found]
            if i > 0:
                delta = (delta @ p[2 * i].T) * self.slope(self.names[i - 1], Z[i - 1])
        return found
