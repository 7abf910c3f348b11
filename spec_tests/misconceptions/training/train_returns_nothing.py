"""The losses are computed but not returned, so that train gives None.

The network is trained all the same, but nobody can see whether the loss fell. Printing is no replacement,
since a program cannot plot or compare what was printed. For two epochs the result should be a list of two
numbers such as [0.5, 0.3]; here it is None.
"""

from typing import Any

from numpy.typing import ArrayLike

from reference.training import train as right

REPLACES = "training.train"
FAILS = ("TRAIN-TRAIN-6", "TRAIN-TRAIN-12")
HINT = "What does a function give back that ends without a return?"


def train(
    network: Any,
    optimizer: Any,
    X: ArrayLike,
    T: ArrayLike,
    epochs: int,
    batch_size: int | None = None,
    seed: int = 0,
) -> None:
    """Train the network and return nothing."""
    right(network, optimizer, X, T, epochs, batch_size, seed)
