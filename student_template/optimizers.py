"""Optimizers: SGD, Momentum, RMSProp and Adam, and gradient clipping.

An optimizer is an object because it remembers: its state starts at zero and is kept per
parameter, from one step to the next.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray


class SGD:
    """Plain (stochastic) gradient descent: w <- w - learning_rate * g.

    Parameters
    ----------
    learning_rate : float, default 0.01
        Above 0.

    Raises
    ------
    ValueError
        If learning_rate <= 0.

    Notes
    -----
    Requirements OPT-SGD-2, OPT-SGD-5.
    Source: article 001, sections 3.1 and 4.2.

    Examples
    --------
    >>> SGD(learning_rate=0.1).step([[1.0, 2.0]], [[10.0, -10.0]])
    [array([0., 3.])]
    """

    def __init__(self, learning_rate: float = 0.01) -> None:
        """Check the hyper-parameter."""
        raise NotImplementedError

    def step(
        self, parameters: Sequence[ArrayLike], gradients: Sequence[ArrayLike]
    ) -> list[NDArray[np.float64]]:
        """Return the parameters after one update, as new arrays.

        Parameters
        ----------
        parameters : sequence of array_like, any shapes
        gradients : sequence of array_like, same shapes
            The derivatives of the loss by the parameters.

        Returns
        -------
        list of ndarray, same shapes
            Neither argument is modified. What is written to the arguments or the result
            afterwards changes no later step.

        Raises
        ------
        ValueError
            If the lists differ in length or in a shape.

        Notes
        -----
        Requirements OPT-SGD-1, OPT-SGD-3 to OPT-SGD-4, OPT-SGD-6.
        """
        raise NotImplementedError


class Momentum:
    """Gradient descent with momentum: v <- momentum * v + g; w <- w - learning_rate * v.

    Parameters
    ----------
    learning_rate : float, default 0.01
        Above 0.
    momentum : float, default 0.9
        In [0, 1).

    Raises
    ------
    ValueError
        If learning_rate <= 0 or momentum is outside [0, 1).

    Notes
    -----
    Requirements OPT-MOMENTUM-5, OPT-MOMENTUM-8.
    v accumulates; it is not an average. It starts at zero and lives in the object, one array per
    parameter. Source: article 003, section 4.1, and Polyak (1964).

    Examples
    --------
    >>> optimizer = Momentum(learning_rate=1.0, momentum=0.5)
    >>> optimizer.step([0.0], [1.0])[0].item()
    -1.0
    >>> optimizer.step([-1.0], [1.0])[0].item()
    -2.5
    """

    def __init__(self, learning_rate: float = 0.01, momentum: float = 0.9) -> None:
        """Check the hyper-parameters."""
        raise NotImplementedError

    def step(
        self, parameters: Sequence[ArrayLike], gradients: Sequence[ArrayLike]
    ) -> list[NDArray[np.float64]]:
        """Return the parameters after one update, as new arrays.

        Parameters
        ----------
        parameters : sequence of array_like, any shapes
        gradients : sequence of array_like, same shapes
            The derivatives of the loss by the parameters.

        Returns
        -------
        list of ndarray, same shapes
            Neither argument is modified. What is written to the arguments or the result
            afterwards changes no later step.

        Raises
        ------
        ValueError
            If the lists differ in length or in a shape, from each other or from the last step.

        Notes
        -----
        Requirements OPT-MOMENTUM-1 to OPT-MOMENTUM-4, OPT-MOMENTUM-6 to OPT-MOMENTUM-7,
        OPT-MOMENTUM-9.
        """
        raise NotImplementedError


class RMSProp:
    """RMSProp: every step divided by a running root mean square of its gradient.

    Parameters
    ----------
    learning_rate : float, default 0.001
        Above 0.
    decay : float, default 0.9
        In [0, 1).
    epsilon : float, default 1e-8
        Above 0; added outside the root.

    Raises
    ------
    ValueError
        If learning_rate <= 0, decay is outside [0, 1), or epsilon <= 0.

    Notes
    -----
    Requirements OPT-RMSPROP-6, OPT-RMSPROP-9.
    s <- decay * s + (1 - decay) * g**2; w <- w - learning_rate * g / (sqrt(s) + epsilon).
    s starts at zero and lives in the object, one array per parameter.
    Source: article 001, section 3.1, and Tieleman and Hinton (2012).

    Examples
    --------
    >>> RMSProp(learning_rate=0.1, decay=0.75).step([1.0], [2.0])[0].round(6).item()
    0.8
    """

    def __init__(
        self,
        learning_rate: float = 0.001,
        decay: float = 0.9,
        epsilon: float = 1e-8,
    ) -> None:
        """Check the hyper-parameters."""
        raise NotImplementedError

    def step(
        self, parameters: Sequence[ArrayLike], gradients: Sequence[ArrayLike]
    ) -> list[NDArray[np.float64]]:
        """Return the parameters after one update, as new arrays.

        Parameters
        ----------
        parameters : sequence of array_like, any shapes
        gradients : sequence of array_like, same shapes
            The derivatives of the loss by the parameters.

        Returns
        -------
        list of ndarray, same shapes
            Neither argument is modified. What is written to the arguments or the result
            afterwards changes no later step.

        Raises
        ------
        ValueError
            If the lists differ in length or in a shape, from each other or from the last step.

        Notes
        -----
        Requirements OPT-RMSPROP-1 to OPT-RMSPROP-5, OPT-RMSPROP-7 to OPT-RMSPROP-8,
        OPT-RMSPROP-10.
        """
        raise NotImplementedError


class Adam:
    """Adam as published, with bias-corrected averages of the gradient and of its square.

    Parameters
    ----------
    learning_rate : float, default 0.001
        Above 0.
    beta1, beta2 : float, default 0.9 and 0.999
        The decays of the two averages, in [0, 1).
    epsilon : float, default 1e-8
        Above 0; added outside the root.

    Raises
    ------
    ValueError
        If learning_rate <= 0, beta1 or beta2 is outside [0, 1), or epsilon <= 0.

    Notes
    -----
    Requirements OPT-ADAM-8, OPT-ADAM-11.
    Step t, counted from 1, one t for all parameters::

        m <- beta1 * m + (1 - beta1) * g          m_hat = m / (1 - beta1**t)
        v <- beta2 * v + (1 - beta2) * g**2       v_hat = v / (1 - beta2**t)
        w <- w - learning_rate * m_hat / (sqrt(v_hat) + epsilon)

    m and v start at zero and live in the object, one array of each per parameter.
    Source: article 003, section 4.1, and Kingma and Ba (2015).

    Examples
    --------
    >>> optimizer = Adam(learning_rate=0.5)
    >>> optimizer.step([1.0], [20.0])[0].round(6).item()
    0.5
    """

    def __init__(
        self,
        learning_rate: float = 0.001,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-8,
    ) -> None:
        """Check the hyper-parameters."""
        raise NotImplementedError

    def step(
        self, parameters: Sequence[ArrayLike], gradients: Sequence[ArrayLike]
    ) -> list[NDArray[np.float64]]:
        """Return the parameters after one update, as new arrays.

        Parameters
        ----------
        parameters : sequence of array_like, any shapes
        gradients : sequence of array_like, same shapes
            The derivatives of the loss by the parameters.

        Returns
        -------
        list of ndarray, same shapes
            Neither argument is modified. What is written to the arguments or the result
            afterwards changes no later step.

        Raises
        ------
        ValueError
            If the lists differ in length or in a shape, from each other or from the last step.

        Notes
        -----
        Requirements OPT-ADAM-1 to OPT-ADAM-7, OPT-ADAM-9 to OPT-ADAM-10, OPT-ADAM-12.
        """
        raise NotImplementedError


def clip_by_value(gradients: Sequence[ArrayLike], limit: float) -> list[NDArray[np.float64]]:
    """Return the gradients with every entry clipped to [-limit, limit].

    Parameters
    ----------
    gradients : sequence of array_like, any shapes
    limit : float
        Above 0.

    Returns
    -------
    list of ndarray, same shapes
        New arrays; the gradients are not modified.

    Raises
    ------
    ValueError
        If limit <= 0.

    Notes
    -----
    Requirements OPT-VALUE-1 to OPT-VALUE-3.
    Source: article 002, section 9.2.

    Examples
    --------
    >>> clip_by_value([[-3, 0.5], [2]], 1)
    [array([-1. ,  0.5]), array([1.])]
    """
    raise NotImplementedError


def clip_by_global_norm(
    gradients: Sequence[ArrayLike],
    max_norm: float,
) -> list[NDArray[np.float64]]:
    """Return the gradients, scaled down together if their common norm exceeds max_norm.

    Parameters
    ----------
    gradients : sequence of array_like, any shapes
    max_norm : float
        Above 0; a bound for the Euclidean norm of all entries of all arrays.

    Returns
    -------
    list of ndarray, same shapes
        All arrays times one factor, min(1, max_norm / norm). New arrays; the gradients are not
        modified.

    Raises
    ------
    ValueError
        If max_norm <= 0.

    Notes
    -----
    Requirements OPT-NORM-1 to OPT-NORM-5.
    Below the limit the entries are unchanged, to the bit. Zero gradients stay zero.
    Source: article 002, section 9.2, and Pascanu, Mikolov and Bengio (2013).

    Examples
    --------
    >>> clip_by_global_norm([[3.0], [4.0]], 1.0)
    [array([0.6]), array([0.8])]
    """
    raise NotImplementedError
