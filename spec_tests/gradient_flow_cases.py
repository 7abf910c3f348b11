"""Networks for the gradient flow's tests, most of them lent by the host: so no network of the
submission is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from grader.testing import Collaborator, RemoteObject, Submission
from reference.network import MLP

from .optimizers_cases import as_object
from .training_cases import as_matrix


def lend(network: MLP, sizes: Sequence[int], as_tuple: bool = False) -> Collaborator:
    """Return a stand-in for `network` with all of its methods.

    It takes any array-like batch, as `network` does; `as_tuple` tells how it returns gradients.
    """

    def forward(X: object) -> np.ndarray:
        return network.forward(_rows(X, sizes[0], "forward", "X"))

    def loss(X: object, T: object) -> float:
        return network.loss(_rows(X, sizes[0], "loss", "X"), _rows(T, sizes[-1], "loss", "T"))

    def gradients(X: object, T: object) -> Sequence[np.ndarray]:
        batch = _rows(X, sizes[0], "gradients", "X"), _rows(T, sizes[-1], "gradients", "T")
        return tuple(network.gradients(*batch)) if as_tuple else network.gradients(*batch)

    methods: dict[str, Callable[..., object]] = {
        "forward": forward,
        "loss": loss,
        "gradients": gradients,
        "parameters": network.parameters,
    }
    description = f"an MLP of the course's own with layer_sizes {list(sizes)}: network"
    return Collaborator(description, methods)


def lend_gradients(gradients: Sequence[np.ndarray], description: str) -> Collaborator:
    """Return a stand-in for a network whose gradients are known already."""

    def answer(X: object, T: object) -> list[np.ndarray]:
        return list(gradients)

    return Collaborator(description, {"gradients": answer})


def stack(
    submission: Submission, layers: int, W: np.ndarray, b: np.ndarray, hidden: str, output: str
) -> RemoteObject:
    """Return the submission's own network, with the same weights and biases in each layer."""
    made = submission.network.MLP([len(b)] * (layers + 1), hidden=hidden, output=output)
    network = as_object(made, "MLP(…)", "set_parameters")
    network.set_parameters([W, b] * layers)
    return network


def _rows(value: object, columns: int, method: str, name: str) -> np.ndarray:
    """Return what the submission handed to the network, if it is a batch for it."""
    return as_matrix(value, columns, f"what network.{method} was given as {name}")
