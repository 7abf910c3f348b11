"""The loop that stores new parameters ends one too early: the last biases stay as they are.

range(len(…) − 1) leaves out the last index, which belongs to the biases of the output.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from reference import network

REPLACES = "network.MLP"
FAILS = (
    "NET-MLP-4",
    "NET-FORWARD-1",
    "NET-FORWARD-2",
    "NET-FORWARD-3",
    "NET-FORWARD-4",
    "NET-FORWARD-5",
    "NET-LOSS-1",
    "NET-LOSS-2",
    "NET-LOSS-3",
    "NET-LOSS-4",
    "NET-LOSS-5",
    "NET-LOSS-6",
    "NET-LOSS-7",
    "NET-GRADIENTS-1",
    "NET-GRADIENTS-2",
    "NET-GRADIENTS-3",
    "NET-GRADIENTS-4",
    "NET-GRADIENTS-5",
    "NET-GRADIENTS-6",
    "NET-GRADIENTS-7",
    "NET-GRADIENTS-8",
    "NET-GRADIENTS-9",
    "NET-GRADIENTS-10",
    "NET-GRADIENTS-11",
    "NET-GRADIENTS-12",
    "NET-GRADIENTS-13",
    "NET-GRADIENTS-14",
    "NET-GRADIENTS-15",
    "NET-PARAMETERS-2",
    "NET-SET-1",
    "NET-SET-2",
    "NET-SET-3",
    "NET-SET-4",
    "NET-STATE-1",
    "NET-STATE-2",
    "NET-STATE-3",
    "NET-STATE-4",
)
HINT = "Set all parameters to ones, and read all of them back."


class MLP(network.MLP):
    """A network that is given its parameters one by one."""

    def set_parameters(self, parameters: Sequence[ArrayLike]) -> None:
        """Replace all parameters."""
        given = [np.array(array, dtype=np.float64) for array in parameters]
        stored = self.parameters()
        if [array.shape for array in given] != [array.shape for array in stored]:
            raise ValueError(f"parameters has the shapes {[array.shape for array in given]}")
        for i in range(len(stored) - 1):
            stored[i] = given[i]
        super().set_parameters(stored)
