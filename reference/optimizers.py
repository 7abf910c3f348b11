"""Optimizers: SGD, Momentum, RMSProp and Adam, and gradient clipping.

An optimizer is an object because it remembers: its state starts at zero and is kept per
parameter, from one step to the next.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _checks, _norms


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
        self._learning_rate = _checks.positive(learning_rate, "learning_rate")

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
        return [p - self._learning_rate * g for p, g in _pairs(parameters, gradients)]


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
        self._learning_rate = _checks.positive(learning_rate, "learning_rate")
        self._momentum = _checks.fraction(momentum, "momentum")
        self._velocity: list[NDArray[np.float64]] | None = None

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
        pairs = _pairs(parameters, gradients)
        self._velocity = _state(self._velocity, pairs)
        updated = []
        for (p, g), v in zip(pairs, self._velocity, strict=True):
            v *= self._momentum
            v += g
            updated.append(p - self._learning_rate * v)
        return updated


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
        self._learning_rate = _checks.positive(learning_rate, "learning_rate")
        self._decay = _checks.fraction(decay, "decay")
        self._epsilon = _checks.positive(epsilon, "epsilon")
        self._square: list[NDArray[np.float64]] | None = None

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
        pairs = _pairs(parameters, gradients)
        self._square = _state(self._square, pairs)
        updated = []
        for (p, g), s in zip(pairs, self._square, strict=True):
            s *= self._decay
            s += (1.0 - self._decay) * g * g
            updated.append(p - self._learning_rate * g / (np.sqrt(s) + self._epsilon))
        return updated


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
        self._learning_rate = _checks.positive(learning_rate, "learning_rate")
        self._beta1 = _checks.fraction(beta1, "beta1")
        self._beta2 = _checks.fraction(beta2, "beta2")
        self._epsilon = _checks.positive(epsilon, "epsilon")
        self._mean: list[NDArray[np.float64]] | None = None
        self._square: list[NDArray[np.float64]] | None = None
        self._t = 0

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
        pairs = _pairs(parameters, gradients)
        self._mean = _state(self._mean, pairs)
        self._square = _state(self._square, pairs)
        self._t += 1
        updated = []
        for (p, g), m, v in zip(pairs, self._mean, self._square, strict=True):
            m *= self._beta1
            m += (1.0 - self._beta1) * g
            v *= self._beta2
            v += (1.0 - self._beta2) * g * g
            # p - learning_rate * m_hat / (sqrt(v_hat) + epsilon), step by step in one array: fresh
            # memory for each term would take longer than the arithmetic.
            w = np.empty(p.shape)
            np.divide(v, 1.0 - self._beta2**self._t, out=w)
            np.sqrt(w, out=w)
            w += self._epsilon
            np.divide(m, w, out=w)
            w *= -self._learning_rate / (1.0 - self._beta1**self._t)
            w += p
            updated.append(w)
        return updated


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
    bound = _limit(limit, "limit")
    return [np.clip(g, -bound, bound) for g in _checks.arrays(gradients, "gradients")]


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
    bound = _limit(max_norm, "max_norm")
    arrays = _checks.arrays(gradients, "gradients")
    # The norm of the norms is the norm of all entries.
    norm = np.hypot.reduce([_norms.euclidean(g) for g in arrays])
    if norm <= bound:
        return [g.copy() for g in arrays]
    return [g / norm * bound for g in arrays]


def _pairs(
    parameters: Sequence[ArrayLike], gradients: Sequence[ArrayLike]
) -> list[tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """Return the parameters, each with its gradient, of the same shape."""
    ps = _checks.arrays(parameters, "parameters")
    gs = _checks.arrays(gradients, "gradients")
    given, expected = [g.shape for g in gs], [p.shape for p in ps]
    if given != expected:
        raise ValueError(f"gradients has arrays of shapes {given}, expected {expected}, as parameters")
    return list(zip(ps, gs, strict=True))


def _state(
    state: list[NDArray[np.float64]] | None,
    pairs: list[tuple[NDArray[np.float64], NDArray[np.float64]]],
) -> list[NDArray[np.float64]]:
    """Return the state kept from the last step, or zeros before the first one."""
    if state is None:
        return [np.zeros(p.shape) for p, _ in pairs]
    given, expected = [p.shape for p, _ in pairs], [s.shape for s in state]
    if given != expected:
        raise ValueError(f"parameters has arrays of shapes {given}, expected {expected}, as before")
    return state


def _limit(value: float, name: str) -> float:
    """Return a bound above 0; it may be infinite."""
    bound = _checks.number(value, name)
    if not bound > 0.0:
        raise ValueError(f"{name} is {bound}, expected a number > 0")
    return bound
