"""Layers: dense, residual and dropout, each forward and backward.

A backward function is given the derivative of the loss by the layer's output and returns its
derivatives by the layer's inputs. It sums over the rows of the batch: averages live in the loss.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def dense_forward(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> NDArray[np.float64]:
    """Return the pre-activation z = x @ W + b.

    Parameters
    ----------
    x : array_like, shape (m, n_in)
        One row per example.
    W : array_like, shape (n_in, n_out)
    b : array_like, shape (n_out,)

    Returns
    -------
    ndarray, shape (m, n_out)

    Raises
    ------
    ValueError
        If the shapes do not fit; nothing is broadcast.

    Notes
    -----
    Requirements LAY-FORWARD-1 to LAY-FORWARD-3.
    Source: article 003, sections 2.1 and 2.2, with the batch in rows.

    Examples
    --------
    >>> dense_forward([[1, 2]], [[1, 0, 2], [0, 1, 2]], [10, 20, 30])
    array([[11., 22., 36.]])
    """
    raise NotImplementedError


def dense_backward(
    dz: ArrayLike, x: ArrayLike, W: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return the derivatives of the loss by x, W and b, given the one by z = x @ W + b.

    Parameters
    ----------
    dz : array_like, shape (m, n_out)
        The derivative of the loss by z.
    x : array_like, shape (m, n_in)
        The input of the forward pass.
    W : array_like, shape (n_in, n_out)

    Returns
    -------
    dx : ndarray, shape (m, n_in)
    dW : ndarray, shape (n_in, n_out)
    db : ndarray, shape (n_out,)
        dW and db are sums over the rows of the batch, not averages.

    Raises
    ------
    ValueError
        If the shapes do not fit; nothing is broadcast.

    Notes
    -----
    Requirements LAY-BACKWARD-1 to LAY-BACKWARD-5.
    Source: article 000, section 4.4, and article 003, section 3.3 (transposed there).

    Examples
    --------
    >>> dx, dW, db = dense_backward([[1], [2]], [[1, 2], [3, 4]], [[5], [6]])
    >>> dx
    array([[ 5.,  6.],
           [10., 12.]])
    >>> dW
    array([[ 7.],
           [10.]])
    >>> db
    array([3.])
    """
    raise NotImplementedError


def residual_forward(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> NDArray[np.float64]:
    """Return x + relu(x @ W + b): a dense ReLU layer with a skip connection around it.

    Parameters
    ----------
    x : array_like, shape (m, n)
    W : array_like, shape (n, n)
        Square, so that input and output can be added.
    b : array_like, shape (n,)

    Returns
    -------
    ndarray, shape (m, n)

    Raises
    ------
    ValueError
        If the shapes do not fit (nothing is broadcast), or W is not square.

    Notes
    -----
    Requirements LAY-RESFORWARD-1 to LAY-RESFORWARD-3.
    Source: article 002, section 9.2 (the skip connection of ResNet).

    Examples
    --------
    >>> residual_forward([[1, 2]], [[1, 0], [0, -1]], [0, 0])
    array([[2., 2.]])
    """
    raise NotImplementedError


def residual_backward(
    dy: ArrayLike, x: ArrayLike, W: ArrayLike, b: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return the derivatives by x, W and b, given the one by y = x + relu(x @ W + b).

    Parameters
    ----------
    dy : array_like, shape (m, n)
        The derivative of the loss by y.
    x : array_like, shape (m, n)
        The input of the forward pass.
    W : array_like, shape (n, n)
    b : array_like, shape (n,)

    Returns
    -------
    dx : ndarray, shape (m, n)
        Through the branch and through the skip connection.
    dW : ndarray, shape (n, n)
    db : ndarray, shape (n,)
        dW and db are sums over the rows of the batch, not averages.

    Raises
    ------
    ValueError
        If the shapes do not fit (nothing is broadcast), or W is not square.

    Notes
    -----
    Requirements LAY-RESBACKWARD-1 to LAY-RESBACKWARD-6.
    Where x @ W + b is exactly 0, any value in [0, 1] is right for the derivative of ReLU.
    With s the largest singular value of W, below 1, the norm of a row of dx is between 1 - s and
    1 + s times that of the row of dy: a deep stack of such layers lets gradients through.
    Source: article 002, section 9.2 (the skip connection of ResNet).

    Examples
    --------
    >>> dx, dW, db = residual_backward([[1, 1]], [[1, 2]], [[1, 0], [0, -1]], [0, 0])
    >>> dx
    array([[2., 1.]])
    """
    raise NotImplementedError


def dropout_forward(
    x: ArrayLike, drop_probability: float, seed: int, training: bool = True
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return (y, mask) of inverted dropout: y = x * mask.

    Parameters
    ----------
    x : array_like, any shape
    drop_probability : float
        p in [0, 1), the probability that an entry is dropped, independently of all others: how
        many are dropped is left to chance.
    seed : int
        The only source of randomness. Same seed, same mask; another seed, another mask.
    training : bool, default True
        False (evaluation) drops nothing: y = x, and the mask is ones.

    Returns
    -------
    y : ndarray, same shape as x
        A new array, in evaluation too.
    mask : ndarray, same shape as x
        Entries 0 (dropped) or 1 / (1 - p) (kept), which keeps the expected value of y at x.

    Raises
    ------
    ValueError
        If p is outside [0, 1), in evaluation too.

    Notes
    -----
    Requirements LAY-DROPOUT-1 to LAY-DROPOUT-6.
    Source: article 002, section 9.3.

    Examples
    --------
    >>> y, mask = dropout_forward([1, 2, 3], 0.5, seed=0, training=False)
    >>> y, mask
    (array([1., 2., 3.]), array([1., 1., 1.]))
    """
    raise NotImplementedError


def dropout_backward(dy: ArrayLike, mask: ArrayLike) -> NDArray[np.float64]:
    """Return the derivative by x of y = x * mask, given the one by y.

    Parameters
    ----------
    dy : array_like, any shape
        The derivative of the loss by y.
    mask : array_like, same shape
        The mask that dropout_forward returned; no new one is drawn.

    Returns
    -------
    ndarray, same shape as dy

    Raises
    ------
    ValueError
        If the shapes differ; nothing is broadcast.

    Notes
    -----
    Requirements LAY-DROPBACK-1 to LAY-DROPBACK-3.
    Source: article 002, section 9.3.

    Examples
    --------
    >>> dropout_backward([1, 2, 3], [0, 2, 2])
    array([0., 4., 6.])
    """
    raise NotImplementedError
