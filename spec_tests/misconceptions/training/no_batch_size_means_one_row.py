"""Without a batch size, each row is a batch of its own.

None stands for full batch: one update in each epoch, with the gradients of all rows. Row by row is
batch_size = 1, and makes as many updates as there are rows, each with a noisy gradient. With 5 rows and no
batch_size, 3 epochs should make 3 updates; here they make 15.
"""

from typing import Any

from numpy.typing import ArrayLike

from reference.training import train as right

REPLACES = "training.train"
FAILS = ("TRAIN-TRAIN-2",)
HINT = "What does the template say that None stands for? Count the updates in an epoch."


def train(
    network: Any,
    optimizer: Any,
    X: ArrayLike,
    T: ArrayLike,
    epochs: int,
    batch_size: int | None = None,
    seed: int = 0,
) -> list[float]:
    """Train the network row by row where no batch_size is given, and return its losses."""
    return right(network, optimizer, X, T, epochs, 1 if batch_size is None else batch_size, seed)
