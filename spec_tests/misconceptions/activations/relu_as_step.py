"""ReLU returns 1 for positive entries, which is its slope and not its value.

To the right of 0, ReLU passes z on unchanged; the number 1 is the slope there. For z = (−2, 0.5, 3) the
values are (0, 0.5, 3), and the step says (0, 1, 1): all positive inputs look alike to the next layer.
The comparison z > 0 is half of the usual formula z · (z > 0), and used alone it is the derivative. A
network of steps has the slope 0 almost everywhere, so the gradient that goes with ReLU does not fit it.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

REPLACES = "activations.relu"
FAILS = ("ACT-RELU-1", "ACT-RELU-2")
HINT = "Compare relu(0.5) with relu(3). Does the function still tell the two apart?"


def relu(z: ArrayLike) -> NDArray[np.float64]:
    """Return 1 where z > 0 and 0 elsewhere."""
    return (np.asarray(z, dtype=np.float64) > 0.0).astype(np.float64)
