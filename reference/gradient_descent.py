"""Gradient descent: follow the negative gradient until it vanishes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _checks, _norms


def gradient_step(x: ArrayLike, gradient: ArrayLike, learning_rate: float) -> NDArray[np.float64]:
    """Return x - learning_rate * gradient.

    Parameters
    ----------
    x : array_like, any shape
        The point; a single number and an empty array are points too.
    gradient : array_like, same shape
        The gradient at x.
    learning_rate : float

    Returns
    -------
    ndarray, same shape as x
        A new array; x is not modified.

    Raises
    ------
    ValueError
        If the shapes differ.

    Notes
    -----
    Requirements GD-STEP-1 to GD-STEP-3.
    Source: article 000, section 2.2, and article 001, section 4.2.

    Examples
    --------
    >>> gradient_step([1, 2], [10, -10], 0.1)
    array([0., 3.])
    """
    x = _checks.array(x, "x")
    gradient = _checks.array(gradient, "gradient")
    _checks.shape(gradient, x.shape, "gradient")
    return x - learning_rate * gradient


def gradient_descent(
    gradient: Callable[[NDArray[np.float64]], ArrayLike],
    x0: ArrayLike,
    learning_rate: float = 0.1,
    max_iterations: int = 1000,
    tolerance: float = 1e-8,
) -> tuple[NDArray[np.float64], int]:
    """Return the point that gradient descent reaches from x0, and the number of updates.

    Parameters
    ----------
    gradient : callable, array of x0's shape -> array of x0's shape
        The gradient of the function to be minimised.
    x0 : array_like, any shape
        The start; it is not modified.
    learning_rate : float, default 0.1
    max_iterations : int, default 1000
        The largest number of updates; 0 returns x0.
    tolerance : float, default 1e-8
        The Euclidean norm of the gradient that counts as zero.

    Returns
    -------
    x : ndarray, same shape as x0
        A new array, even if there was no update.
    iterations : int
        The number of updates made.

    Raises
    ------
    ValueError
        If learning_rate <= 0, max_iterations is negative, or the gradient has another shape than
        x0.
    FloatingPointError
        If a gradient is not finite.

    Notes
    -----
    Requirements GD-DESCENT-1 to GD-DESCENT-12.
    Stops before an update when the norm of the gradient at x is at most the tolerance (so a
    start at a minimum takes 0 iterations), or after max_iterations updates. It looks at the
    gradient, neither at the step nor at the value of the function. An update moves all
    coordinates at once, along one gradient.
    Source: article 000, section 3.2, and article 004, section 2.2.2.

    Examples
    --------
    >>> gradient_descent(lambda x: 2 * x, [4.0, -2.0], learning_rate=0.5)
    (array([0., 0.]), 1)
    """
    x = _checks.array(x0, "x0").copy()
    learning_rate = _checks.positive(learning_rate, "learning_rate")
    max_iterations = _checks.integer(max_iterations, "max_iterations", minimum=0)
    for iteration in range(max_iterations):
        slope = _checks.array(gradient(x.copy()), "gradient(x)")
        if not np.all(np.isfinite(slope)):
            raise FloatingPointError(
                f"gradient(x) is not finite after {iteration} updates; "
                f"learning_rate {learning_rate} may be too large"
            )
        if _norms.euclidean(slope) <= tolerance:
            return x, iteration
        x = gradient_step(x, slope, learning_rate)
    return x, max_iterations
