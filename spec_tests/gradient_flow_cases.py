"""Networks for the gradient flow's tests: lent by the host, so that no network of the submission is
needed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from grader.testing import Collaborator, Verdict, expect
from reference.network import MLP


def lend(network: MLP, sizes: Sequence[int]) -> Collaborator:
    """Return a stand-in for `network` with all of its methods."""

    def forward(X: object) -> np.ndarray:
        return network.forward(_rows(X, sizes[0], "X"))

    def loss(X: object, T: object) -> float:
        return network.loss(_rows(X, sizes[0], "X"), _rows(T, sizes[-1], "T"))

    def gradients(X: object, T: object) -> list[np.ndarray]:
        return network.gradients(_rows(X, sizes[0], "X"), _rows(T, sizes[-1], "T"))

    methods: dict[str, Callable[..., object]] = {
        "forward": forward,
        "loss": loss,
        "gradients": gradients,
        "parameters": network.parameters,
    }
    description = f"an MLP of the course's own with layer_sizes {list(sizes)}: network"
    return Collaborator(description, methods)


def _rows(value: object, columns: int, name: str) -> np.ndarray:
    """Return what the submission handed to the network, if it is a batch for it."""
    wanted = f"a float64 array with {columns} columns"
    fits = type(value) is np.ndarray and value.ndim == 2 and value.dtype == np.float64
    message = f"network.gradients was not given {name} as a batch"
    expect(fits, Verdict.WRONG_TYPE, message, wanted, f"type {type(value).__name__}")
    assert isinstance(value, np.ndarray)
    message = f"network.gradients was given {name} of shape {value.shape}"
    expect(value.shape[1] == columns, Verdict.WRONG_SHAPE, message, wanted, f"shape {value.shape}")
    return value
