"""Loss functions, each with its gradient by its first argument.

The average over the batch lives here and nowhere else. m is the number of rows (of entries for
1-D input). Shapes must be equal: (m, 1) against (m,) is an error, never a broadcast.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _checks, activations


def half_squared_error(prediction: ArrayLike, target: ArrayLike) -> float:
    """Return the sum of (prediction - target)**2 over all entries, divided by 2 m.

    Parameters
    ----------
    prediction : array_like, shape (m,) or (m, k)
    target : array_like, same shape

    Returns
    -------
    float
        m is the number of rows, not of entries (for 1-D input they are the same).

    Raises
    ------
    ValueError
        If the shapes differ, (m, 1) against (m,) included, or the input is empty.

    Notes
    -----
    Requirements LOSS-HALF-1 to LOSS-HALF-3.
    Source: article 000, section 5, and article 002, section 4.3.

    Examples
    --------
    >>> half_squared_error([[1, 2], [3, 4]], [[1, 0], [3, 0]])
    5.0
    """
    y, t = _pair(prediction, "prediction", target)
    return float(np.sum((y - t) ** 2) / (2.0 * _rows(y)))


def half_squared_error_gradient(prediction: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return the gradient of half_squared_error by the prediction, (prediction - target) / m.

    Parameters
    ----------
    prediction : array_like, shape (m,) or (m, k)
    target : array_like, same shape

    Returns
    -------
    ndarray, same shape as prediction
        m is the number of rows, not of entries (for 1-D input they are the same).

    Raises
    ------
    ValueError
        If the shapes differ, (m, 1) against (m,) included, or the input is empty.

    Notes
    -----
    Requirements LOSS-HALFGRAD-1 to LOSS-HALFGRAD-3.
    Source: article 002, section 4.3.

    Examples
    --------
    >>> half_squared_error_gradient([3, 4], [1, 0])
    array([1., 2.])
    """
    y, t = _pair(prediction, "prediction", target)
    return (y - t) / _rows(y)


def mean_squared_error(prediction: ArrayLike, target: ArrayLike) -> float:
    """Return the mean of (prediction - target)**2 over all entries.

    Parameters
    ----------
    prediction : array_like, shape (m,) or (m, k)
    target : array_like, same shape

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If the shapes differ, (m, 1) against (m,) included, or the input is empty.

    Notes
    -----
    Requirements LOSS-MSE-1 to LOSS-MSE-3.
    Source: article 004, section 4.

    Examples
    --------
    >>> mean_squared_error([[1, 2], [3, 4]], [[1, 0], [3, 0]])
    5.0
    """
    y, t = _pair(prediction, "prediction", target)
    return float(np.mean((y - t) ** 2))


def mean_squared_error_gradient(prediction: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return the gradient of mean_squared_error by the prediction.

    Parameters
    ----------
    prediction : array_like, shape (m,) or (m, k)
    target : array_like, same shape

    Returns
    -------
    ndarray, same shape as prediction
        2 (prediction - target), divided by the number of entries.

    Raises
    ------
    ValueError
        If the shapes differ, (m, 1) against (m,) included, or the input is empty.

    Notes
    -----
    Requirements LOSS-MSEGRAD-1 to LOSS-MSEGRAD-3.
    Source: article 004, section 4.

    Examples
    --------
    >>> mean_squared_error_gradient([3, 4], [1, 0])
    array([2., 4.])
    """
    y, t = _pair(prediction, "prediction", target)
    return 2.0 * (y - t) / y.size


def binary_cross_entropy(prediction: ArrayLike, target: ArrayLike) -> float:
    """Return the mean over all entries of -(t * log(p) + (1 - t) * log(1 - p)).

    Parameters
    ----------
    prediction : array_like, shape (m,) or (m, k)
        p, probabilities in [0, 1].
    target : array_like, same shape
        t, labels in [0, 1].

    Returns
    -------
    float
        In nats.

    Raises
    ------
    ValueError
        If the shapes differ, (m, 1) against (m,) included, the input is empty, or a prediction
        lies outside [0, 1].

    Notes
    -----
    Requirements LOSS-BCE-1 to LOSS-BCE-7.
    Finite at 0 and 1: the prediction is clipped to [1e-12, 1 - 1e-12]. For a perfect prediction
    the loss is 0.0 to within 1e-9.
    Source: article 001, section 4.4, and article 003, section 3.1.

    Examples
    --------
    >>> round(binary_cross_entropy([0.5, 1.0], [1.0, 1.0]), 4)
    0.3466
    """
    p, t = _pair(prediction, "prediction", target)
    p = _clip_probability(p)
    return float(-np.mean(t * np.log(p) + (1.0 - t) * np.log1p(-p)))


def binary_cross_entropy_gradient(prediction: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return the gradient of binary_cross_entropy by the prediction.

    Parameters
    ----------
    prediction : array_like, shape (m,) or (m, k)
        p, probabilities in [0, 1].
    target : array_like, same shape
        t, labels in [0, 1].

    Returns
    -------
    ndarray, same shape as prediction
        (p - t) / (p * (1 - p)), divided by the number of entries.

    Raises
    ------
    ValueError
        If the shapes differ, (m, 1) against (m,) included, the input is empty, or a prediction
        lies outside [0, 1].

    Notes
    -----
    Requirements LOSS-BCEGRAD-1 to LOSS-BCEGRAD-6.
    Uses the clipped prediction (in [1e-12, 1 - 1e-12]), so it is finite at 0 and 1.
    Source: article 001, section 4.4, and article 003, section 3.1.

    Examples
    --------
    >>> binary_cross_entropy_gradient([0.5, 0.5], [1.0, 0.0])
    array([-1.,  1.])
    """
    p, t = _pair(prediction, "prediction", target)
    p = _clip_probability(p)
    return (p - t) / (p * (1.0 - p)) / p.size


def binary_cross_entropy_with_logits(z: ArrayLike, target: ArrayLike) -> float:
    """Return the mean binary cross-entropy of the predictions sigmoid(z).

    Parameters
    ----------
    z : array_like, shape (m,) or (m, k)
        Logits: the pre-activations of the sigmoid.
    target : array_like, same shape
        Labels in [0, 1].

    Returns
    -------
    float
        Mean over all entries, in nats. Nothing is clipped.

    Raises
    ------
    ValueError
        If the shapes differ, (m, 1) against (m,) included, or the input is empty.

    Notes
    -----
    Requirements LOSS-LOGITS-1 to LOSS-LOGITS-4.
    Stable (finite and without warnings) at z = 1e4 and z = -1e4, where sigmoid(z) is 1 and 0.
    Source: article 003, section 3.1, with the sigmoid of article 002, section 4.1.

    Examples
    --------
    >>> binary_cross_entropy_with_logits([-10000, 10000], [1, 1])
    5000.0
    """
    z, t = _pair(z, "z", target)
    # -log(sigmoid(z)) is log(1 + exp(-z)); written with abs(z), exp cannot overflow.
    return float(np.mean(np.maximum(z, 0.0) - z * t + np.log1p(np.exp(-np.abs(z)))))


def binary_cross_entropy_with_logits_gradient(
    z: ArrayLike,
    target: ArrayLike,
) -> NDArray[np.float64]:
    """Return the gradient of binary_cross_entropy_with_logits by z.

    Parameters
    ----------
    z : array_like, shape (m,) or (m, k)
        Logits: the pre-activations of the sigmoid.
    target : array_like, same shape
        Labels in [0, 1].

    Returns
    -------
    ndarray, same shape as z
        sigmoid(z) - target, divided by the number of entries.

    Raises
    ------
    ValueError
        If the shapes differ, (m, 1) against (m,) included, or the input is empty.

    Notes
    -----
    Requirements LOSS-LOGITSGRAD-1 to LOSS-LOGITSGRAD-4.
    Stable (finite and without warnings) at z = 1e4 and z = -1e4.
    Source: article 003, section 3.1, with the sigmoid of article 002, section 4.1.

    Examples
    --------
    >>> binary_cross_entropy_with_logits_gradient([0, 0], [1, 0])
    array([-0.25,  0.25])
    """
    z, t = _pair(z, "z", target)
    # Equal to sigmoid(z) - t, which would cancel where the prediction is nearly right.
    return ((1.0 - t) * activations.sigmoid(z) - t * activations.sigmoid(-z)) / z.size


def softmax_cross_entropy(logits: ArrayLike, target: ArrayLike) -> float:
    """Return the cross-entropy of the predictions softmax(logits).

    Parameters
    ----------
    logits : array_like, shape (m, k)
        The pre-activations of the softmax, not its probabilities.
    target : array_like, shape (m, k)
        One-hot rows, or soft ones: non-negative, each with sum 1.

    Returns
    -------
    float
        -target * log(softmax(logits)), summed over the classes and averaged over the m rows.

    Raises
    ------
    ValueError
        If the shapes differ, are not (m, k), or the input is empty.

    Notes
    -----
    Requirements LOSS-SOFTMAX-1 to LOSS-SOFTMAX-4.
    Stable: finite and without warnings for abs(logits) up to 1e4.
    Source: article 003, section 3.1, for more than two classes.

    Examples
    --------
    >>> round(softmax_cross_entropy([[0, 0], [0, 1000]], [[1, 0], [0, 1]]), 4)
    0.3466
    """
    z, t = _matrices(logits, target)
    z = z - np.max(z, axis=1, keepdims=True)
    log_probability = z - np.log(np.sum(np.exp(z), axis=1, keepdims=True))
    return float(-np.sum(t * log_probability) / _rows(z))


def softmax_cross_entropy_gradient(logits: ArrayLike, target: ArrayLike) -> NDArray[np.float64]:
    """Return the gradient of softmax_cross_entropy by the logits.

    Parameters
    ----------
    logits : array_like, shape (m, k)
        The pre-activations of the softmax, not its probabilities.
    target : array_like, shape (m, k)
        One-hot rows, or soft ones: non-negative, each with sum 1.

    Returns
    -------
    ndarray, same shape as logits
        (softmax(logits) - target) / m.

    Raises
    ------
    ValueError
        If the shapes differ, are not (m, k), or the input is empty.

    Notes
    -----
    Requirements LOSS-SOFTMAXGRAD-1 to LOSS-SOFTMAXGRAD-4.
    Stable: finite and without warnings for abs(logits) up to 1e4.
    Source: article 003, section 3.1, for more than two classes.

    Examples
    --------
    >>> softmax_cross_entropy_gradient([[0, 0]], [[1, 0]])
    array([[-0.5,  0.5]])
    """
    z, t = _matrices(logits, target)
    return (activations.softmax(z) - t) / _rows(z)


def _pair(
    first: ArrayLike,
    name: str,
    target: ArrayLike,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return both arguments as arrays of one shape, not empty."""
    y = _checks.array(first, name)
    t = _checks.array(target, "target")
    _checks.shape(t, y.shape, "target")
    if not y.size:
        raise ValueError(f"{name} has shape {y.shape}, expected at least one entry")
    return y, t


def _matrices(
    logits: ArrayLike,
    target: ArrayLike,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return both arguments as arrays of one shape (m, k), not empty."""
    return _pair(_checks.matrix(logits, "logits"), "logits", target)


def _rows(y: NDArray[np.float64]) -> int:
    """Return m, by which a sum over the batch is averaged; a scalar is one row."""
    return len(np.atleast_1d(y))


def _clip_probability(p: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the probabilities, moved 1e-12 away from 0 and 1 where the logarithm is infinite."""
    outside = p[~((p >= 0.0) & (p <= 1.0))]  # the negation catches nan too
    if outside.size:
        raise ValueError(f"prediction contains {outside[0]}, expected values in [0, 1]")
    return np.clip(p, 1e-12, 1.0 - 1e-12)
