"""What the wrong variants of the losses share: checks of arguments, and the terms that a loss averages."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import activations

Pair = tuple[NDArray[np.float64], NDArray[np.float64]]


def any_pair(first: ArrayLike, target: ArrayLike) -> Pair:
    """Return both as float64 arrays, not empty, whatever their shapes."""
    y, t = np.asarray(first, dtype=np.float64), np.asarray(target, dtype=np.float64)
    if not y.size or not t.size:
        raise ValueError(f"the arguments have shapes {y.shape} and {t.shape}, expected at least one entry")
    return y, t


def pair(first: ArrayLike, target: ArrayLike) -> Pair:
    """Return both as float64 arrays of one shape, not empty."""
    y, t = any_pair(first, target)
    if y.shape != t.shape:
        raise ValueError(f"target has shape {t.shape}, expected {y.shape}")
    return y, t


def matrices(logits: ArrayLike, target: ArrayLike) -> Pair:
    """Return both as float64 arrays of one shape (m, k), not empty."""
    z, t = pair(logits, target)
    if z.ndim != 2:
        raise ValueError(f"logits has shape {z.shape}, expected two axes (rows, columns)")
    return z, t


def rows(y: NDArray[np.float64]) -> int:
    """Return the number of rows, or of entries for one axis."""
    return len(np.atleast_1d(y))


def clipped(p: NDArray[np.float64], margin: float = 1e-12) -> NDArray[np.float64]:
    """Return probabilities, kept away from 0 and 1; others than probabilities are refused."""
    if not np.all((p >= 0.0) & (p <= 1.0)):
        raise ValueError("prediction contains a number outside [0, 1]")
    return np.clip(p, margin, 1.0 - margin)


def binary_terms(p: NDArray[np.float64], t: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return -(t log(p) + (1 - t) log(1 - p)) for every entry."""
    terms: NDArray[np.float64] = -(t * np.log(p) + (1.0 - t) * np.log1p(-p))
    return terms


def binary_slopes(p: NDArray[np.float64], t: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the derivative of each of the binary terms by its p."""
    return (p - t) / (p * (1.0 - p))


def logit_terms(z: NDArray[np.float64], t: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the binary cross-entropy of sigmoid(z) for every entry, without overflow."""
    terms: NDArray[np.float64] = np.maximum(z, 0.0) - z * t + np.log1p(np.exp(-np.abs(z)))
    return terms


def logit_slopes(z: NDArray[np.float64], t: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the derivative of each of the logit terms by its z."""
    return activations.sigmoid(z) - t


def class_terms(z: NDArray[np.float64], t: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return -t log(softmax(z)) for every entry, without overflow."""
    z = z - np.max(z, axis=1, keepdims=True)
    terms: NDArray[np.float64] = t * (np.log(np.sum(np.exp(z), axis=1, keepdims=True)) - z)
    return terms
