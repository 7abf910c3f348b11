"""Training for 0 epochs is refused, as if it were a mistake.

Nothing to do is not wrong: epochs = 0 goes through the data not at all, leaves the parameters as they are and
returns a list without losses. A program that trains for n more epochs needs no exception for n = 0. With
epochs = 2 there are 2 losses, with 1 there is 1, with 0 there should be none; here 0 is a ValueError.
"""

from typing import Any

from numpy.typing import ArrayLike

from reference.training import train as right

REPLACES = "training.train"
FAILS = ("TRAIN-TRAIN-12",)
HINT = "Which numbers of epochs does the docstring refuse, and is 0 among them?"


def train(
    network: Any,
    optimizer: Any,
    X: ArrayLike,
    T: ArrayLike,
    epochs: int,
    batch_size: int | None = None,
    seed: int = 0,
) -> list[float]:
    """Train the network for one epoch at least."""
    if epochs < 1:
        raise ValueError(f"epochs is {epochs}, expected at least 1")
    return right(network, optimizer, X, T, epochs, batch_size, seed)
