"""Loss functions, each with its gradient by its first argument.

The average over the batch lives here and nowhere else. m is the number of rows (of entries for
1-D input). Shapes must be equal: (m, 1) against (m,) is an error, never a broadcast.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


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
    raise NotImplementedError


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
    raise NotImplementedError


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
    raise NotImplementedError


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
    raise NotImplementedError


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
    raise NotImplementedError


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
    raise NotImplementedError


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
    raise NotImplementedError


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
    raise NotImplementedError


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
    raise NotImplementedError


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
    raise NotImplementedError
