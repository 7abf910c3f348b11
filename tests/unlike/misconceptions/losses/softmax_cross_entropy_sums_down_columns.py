"""The exponentials are summed over axis 0, although the maximum was taken along axis 1.

keepdims lets the wrong sum broadcast without a complaint: a row is normalised by its column sums.
"""

import numpy as np
from numpy.typing import ArrayLike

REPLACES = "losses.softmax_cross_entropy"
FAILS = ("LOSS-SOFTMAX-1", "LOSS-SOFTMAX-2", "LOSS-SOFTMAX-3", "LOSS-SOFTMAX-4")
HINT = "Compute the loss of one row alone, and of the same row in a batch."


def softmax_cross_entropy(logits: ArrayLike, target: ArrayLike) -> float:
    """Return the cross-entropy of the predictions softmax(logits)."""
    z = np.asarray(logits, dtype=np.float64)
    t = np.asarray(target, dtype=np.float64)
    if z.ndim != 2:
        raise ValueError(f"logits has shape {z.shape}, expected two axes (rows, columns)")
    if z.shape != t.shape:
        raise ValueError(f"target has shape {t.shape}, expected {z.shape}")
    if z.size == 0:
        raise ValueError(f"logits has shape {z.shape}, expected at least one entry")
    z = z - np.max(z, axis=1, keepdims=True)
    log_probability = z - np.log(np.sum(np.exp(z), axis=0, keepdims=True))
    return float(-np.sum(t * log_probability) / len(z))
