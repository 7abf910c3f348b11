"""The dropout mask is drawn from a generator with a fixed seed, whatever seed is asked for.

A seed fixed inside the function makes results repeatable, but every call with the same shape then drops
the same entries: those units are never trained, and the others never learn to do without them. For ten
entries, p = 0.5 and the seeds 0 to 9, each entry should be dropped in about five of the masks; here every
entry is dropped in all ten or in none.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._textbook import dropout_inputs

REPLACES = "layers.dropout_forward"
FAILS = ("LAY-DROPOUT-4",)
HINT = "Where in your function is the argument seed used?"


def dropout_forward(
    x: ArrayLike, drop_probability: float, seed: int, training: bool = True
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return inverted dropout with one and the same mask for each shape."""
    x, p = dropout_inputs(x, drop_probability)
    mask = np.ones(x.shape)
    if training:
        mask = np.random.default_rng(42).binomial(1, 1.0 - p, x.shape) / (1.0 - p)
    return x * mask, mask
