"""Activation functions and their derivatives.

``z`` is the pre-activation, ``a`` the activation; each derivative says which of them it takes.
All but the softmax work elementwise on any shape, a single number and an empty array included,
and none overflows or warns for abs(z) up to 1e4.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(z: ArrayLike) -> NDArray[np.float64]:
    """Return the logistic function 1 / (1 + exp(-z)), elementwise.

    Parameters
    ----------
    z : array_like, any shape

    Returns
    -------
    ndarray, same shape as z
        In [0, 1].

    Notes
    -----
    Requirements ACT-SIGMOID-1 to ACT-SIGMOID-4.
    No overflow and no warning for abs(z) up to 1e4. Small values keep their full relative
    precision: sigmoid(-40) is 4.2e-18, not 0.
    Source: article 002, section 4.1, and article 004, section 2.1.1.

    Examples
    --------
    >>> sigmoid([-1000, 0, 1000])
    array([0. , 0.5, 1. ])
    """
    raise NotImplementedError


def sigmoid_derivative(z: ArrayLike) -> NDArray[np.float64]:
    """Return the derivative of the sigmoid, sigmoid(z) * (1 - sigmoid(z)), elementwise.

    Parameters
    ----------
    z : array_like, any shape
        The pre-activation (see sigmoid_derivative_from_output for the activation).

    Returns
    -------
    ndarray, same shape as z

    Notes
    -----
    Requirements ACT-SIGMOIDPRIME-1 to ACT-SIGMOIDPRIME-3.
    No overflow and no warning for abs(z) up to 1e4. Source: article 002, section 4.1.

    Examples
    --------
    >>> sigmoid_derivative([0, 2]).round(5)
    array([0.25   , 0.10499])
    """
    raise NotImplementedError


def sigmoid_derivative_from_output(a: ArrayLike) -> NDArray[np.float64]:
    """Return the derivative of the sigmoid at the z that gave a, a * (1 - a), elementwise.

    Parameters
    ----------
    a : array_like, any shape
        The activation sigmoid(z), not z.

    Returns
    -------
    ndarray, same shape as a

    Notes
    -----
    Requirements ACT-SIGMOIDOUT-1 to ACT-SIGMOIDOUT-2.
    Source: the listings of articles 000 (section 5) and 004 (section 4).

    Examples
    --------
    >>> float(sigmoid_derivative_from_output(0.5))
    0.25
    """
    raise NotImplementedError


def tanh(z: ArrayLike) -> NDArray[np.float64]:
    """Return the hyperbolic tangent, elementwise.

    Parameters
    ----------
    z : array_like, any shape

    Returns
    -------
    ndarray, same shape as z
        In [-1, 1].

    Notes
    -----
    Requirements ACT-TANH-1 to ACT-TANH-3.
    No overflow and no warning for abs(z) up to 1e4. Source: article 004, section 2.1.2.

    Examples
    --------
    >>> tanh([-1000, 0, 1000])
    array([-1.,  0.,  1.])
    """
    raise NotImplementedError


def tanh_derivative(z: ArrayLike) -> NDArray[np.float64]:
    """Return the derivative of tanh, 1 - tanh(z)**2, elementwise.

    Parameters
    ----------
    z : array_like, any shape
        The pre-activation (see tanh_derivative_from_output for the activation).

    Returns
    -------
    ndarray, same shape as z

    Notes
    -----
    Requirements ACT-TANHPRIME-1 to ACT-TANHPRIME-3.
    No overflow and no warning for abs(z) up to 1e4. Source: article 004, section 2.1.2.

    Examples
    --------
    >>> tanh_derivative([0, 1]).round(4)
    array([1.  , 0.42])
    """
    raise NotImplementedError


def tanh_derivative_from_output(a: ArrayLike) -> NDArray[np.float64]:
    """Return the derivative of tanh at the z that gave a, 1 - a**2, elementwise.

    Parameters
    ----------
    a : array_like, any shape
        The activation tanh(z), not z.

    Returns
    -------
    ndarray, same shape as a

    Notes
    -----
    Requirements ACT-TANHOUT-1 to ACT-TANHOUT-2.
    Source: article 004, section 2.1.2, and the convention of its listing.

    Examples
    --------
    >>> float(tanh_derivative_from_output(0.5))
    0.75
    """
    raise NotImplementedError


def relu(z: ArrayLike) -> NDArray[np.float64]:
    """Return max(0, z), elementwise.

    Parameters
    ----------
    z : array_like, any shape

    Returns
    -------
    ndarray, same shape as z

    Notes
    -----
    Requirements ACT-RELU-1 to ACT-RELU-2.
    No overflow and no warning for abs(z) up to 1e4. Source: article 004, section 2.1.3.

    Examples
    --------
    >>> relu([-2, 0, 3])
    array([0., 0., 3.])
    """
    raise NotImplementedError


def relu_derivative(z: ArrayLike) -> NDArray[np.float64]:
    """Return the derivative of ReLU, 1 where z > 0 and 0 where z < 0, elementwise.

    Parameters
    ----------
    z : array_like, any shape
        The pre-activation.

    Returns
    -------
    ndarray, same shape as z

    Notes
    -----
    Requirements ACT-RELUPRIME-1 to ACT-RELUPRIME-3.
    At exactly 0 any value in [0, 1] is right. No overflow and no warning for abs(z) up to 1e4.
    Source: article 002, section 9.2.

    Examples
    --------
    >>> relu_derivative([-2, 3])
    array([0., 1.])
    """
    raise NotImplementedError


def leaky_relu(z: ArrayLike, slope: float = 0.01) -> NDArray[np.float64]:
    """Return z where z > 0 and slope * z elsewhere, elementwise.

    Parameters
    ----------
    z : array_like, any shape
    slope : float, default 0.01
        The slope below 0: any finite number, also 0, one above 1 and one below 0.

    Returns
    -------
    ndarray, same shape as z

    Notes
    -----
    Requirements ACT-LEAKY-1 to ACT-LEAKY-2.
    No overflow and no warning for abs(z) up to 1e4.
    Source: Maas, Hannun and Ng (2013), as a remedy for units that article 002's ReLU (section
    9.2) leaves without a gradient.

    Examples
    --------
    >>> leaky_relu([-2, 0, 3])
    array([-0.02,  0.  ,  3.  ])
    """
    raise NotImplementedError


def leaky_relu_derivative(z: ArrayLike, slope: float = 0.01) -> NDArray[np.float64]:
    """Return the derivative of leaky ReLU, 1 where z > 0 and slope where z < 0, elementwise.

    Parameters
    ----------
    z : array_like, any shape
        The pre-activation.
    slope : float, default 0.01
        The slope below 0: any finite number, also 0, one above 1 and one below 0.

    Returns
    -------
    ndarray, same shape as z

    Notes
    -----
    Requirements ACT-LEAKYPRIME-1 to ACT-LEAKYPRIME-3.
    At exactly 0 any value from slope to 1 is right. No overflow and no warning for abs(z) up to
    1e4. Source: as for leaky_relu.

    Examples
    --------
    >>> leaky_relu_derivative([-2, 3], slope=0.1)
    array([0.1, 1. ])
    """
    raise NotImplementedError


def softmax(z: ArrayLike) -> NDArray[np.float64]:
    """Return exp(z) divided by its sum, over the last axis.

    Parameters
    ----------
    z : array_like, shape (..., k)
        At least one axis, the last one not empty.

    Returns
    -------
    ndarray, same shape as z
        Each vector along the last axis is positive and sums to 1.

    Raises
    ------
    ValueError
        If z is a scalar.

    Notes
    -----
    Requirements ACT-SOFTMAX-1 to ACT-SOFTMAX-5.
    Adding a constant to a row does not change it (shift-invariant). Stable: no overflow and no
    warning for abs(z) up to 1e4, even if the rows lie far apart.
    Source: the activation behind the classifier of article 003, section 4.2.

    Examples
    --------
    >>> softmax([[0, 0], [1000, 1000]])
    array([[0.5, 0.5],
           [0.5, 0.5]])
    """
    raise NotImplementedError


def softmax_jacobian(z: ArrayLike) -> NDArray[np.float64]:
    """Return the Jacobian of the softmax of one vector: J[i, j] = s_i * ((i == j) - s_j).

    Parameters
    ----------
    z : array_like, shape (k,)
        Not empty.

    Returns
    -------
    ndarray, shape (k, k)
        Row i holds the derivatives of output i by every entry of z.

    Raises
    ------
    ValueError
        If z does not have exactly one axis.

    Notes
    -----
    Requirements ACT-JACOBIAN-1 to ACT-JACOBIAN-4.
    No overflow and no warning for abs(z) up to 1e4.
    Source: the chain rule of article 000, section 4.2, applied to the softmax.

    Examples
    --------
    >>> softmax_jacobian([0, 0])
    array([[ 0.25, -0.25],
           [-0.25,  0.25]])
    """
    raise NotImplementedError
