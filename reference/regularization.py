"""L1 and L2 penalties and their gradients.

Only weights are penalised: the arrays with two axes. Biases, which have one, are not.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _checks


def l1_penalty(parameters: Sequence[ArrayLike], strength: float) -> float:
    """Return strength times the sum of abs(w) over all weights.

    Parameters
    ----------
    parameters : sequence of array_like
        As MLP.parameters() returns them; not modified. Only the 2-D arrays (weights) count: biases
        are not penalised.
    strength : float
        The factor, at least 0.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If strength < 0.

    Notes
    -----
    Requirements REG-L1-1 to REG-L1-4.
    Source: article 002, section 9.3.

    Examples
    --------
    >>> l1_penalty([[[1, -2]], [100, 100]], 0.5)
    1.5
    """
    strength = _strength(strength)
    arrays = _checks.arrays(parameters, "parameters")
    return strength * sum(float(np.sum(np.abs(w))) for w in arrays if w.ndim == 2)


def l2_penalty(parameters: Sequence[ArrayLike], strength: float) -> float:
    """Return strength / 2 times the sum of w**2 over all weights.

    Parameters
    ----------
    parameters : sequence of array_like
        As MLP.parameters() returns them; not modified. Only the 2-D arrays (weights) count: biases
        are not penalised.
    strength : float
        The factor, at least 0.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If strength < 0.

    Notes
    -----
    Requirements REG-L2-1 to REG-L2-4.
    Source: article 002, section 9.3.

    Examples
    --------
    >>> l2_penalty([[[1, -2]], [100, 100]], 0.5)
    1.25
    """
    strength = _strength(strength)
    arrays = _checks.arrays(parameters, "parameters")
    return strength / 2.0 * sum(float(np.sum(w * w)) for w in arrays if w.ndim == 2)


def l1_gradients(parameters: Sequence[ArrayLike], strength: float) -> list[NDArray[np.float64]]:
    """Return the gradient of l1_penalty by each parameter, strength * sign(w) for weights.

    Parameters
    ----------
    parameters : sequence of array_like
        As MLP.parameters() returns them; not modified.
    strength : float
        The factor, at least 0.

    Returns
    -------
    list of ndarray
        New arrays in the order and shapes of parameters; zeros for biases.

    Raises
    ------
    ValueError
        If strength < 0.

    Notes
    -----
    Requirements REG-L1GRAD-1 to REG-L1GRAD-5.
    The sub-gradient of abs(w) at 0 is 0. Source: article 002, section 9.3.

    Examples
    --------
    >>> l1_gradients([[[3, 0, -2]], [100, 100]], 0.5)
    [array([[ 0.5,  0. , -0.5]]), array([0., 0.])]
    """
    strength = _strength(strength)
    arrays = _checks.arrays(parameters, "parameters")
    return [strength * np.sign(w) if w.ndim == 2 else np.zeros(w.shape) for w in arrays]


def l2_gradients(parameters: Sequence[ArrayLike], strength: float) -> list[NDArray[np.float64]]:
    """Return the gradient of l2_penalty by each parameter, strength * w for weights.

    Parameters
    ----------
    parameters : sequence of array_like
        As MLP.parameters() returns them; not modified.
    strength : float
        The factor, at least 0.

    Returns
    -------
    list of ndarray
        New arrays in the order and shapes of parameters; zeros for biases.

    Raises
    ------
    ValueError
        If strength < 0.

    Notes
    -----
    Requirements REG-L2GRAD-1 to REG-L2GRAD-4.
    Source: article 002, section 9.3.

    Examples
    --------
    >>> l2_gradients([[[3, 0, -2]], [100, 100]], 0.5)
    [array([[ 1.5,  0. , -1. ]]), array([0., 0.])]
    """
    strength = _strength(strength)
    arrays = _checks.arrays(parameters, "parameters")
    return [strength * w if w.ndim == 2 else np.zeros(w.shape) for w in arrays]


def _strength(strength: float) -> float:
    """Return the factor of a penalty, at least 0."""
    value = _checks.number(strength, "strength")
    if not value >= 0.0:
        raise ValueError(f"strength is {value}, expected a number >= 0")
    return value
