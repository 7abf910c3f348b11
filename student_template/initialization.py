"""Initial weights, scaled so that signals neither vanish nor explode from layer to layer."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def xavier_normal(n_in: int, n_out: int, seed: int) -> NDArray[np.float64]:
    """Return independent normal weights with mean 0 and variance 2 / (n_in + n_out).

    Parameters
    ----------
    n_in, n_out : int
        The number of inputs and of outputs of the layer, at least 1.
    seed : int
        The only source of randomness. Same seed, same weights; another seed, other weights.

    Returns
    -------
    ndarray, shape (n_in, n_out)

    Raises
    ------
    ValueError
        If n_in or n_out is not an integer of at least 1.

    Notes
    -----
    Requirements INIT-XAVIER-1 to INIT-XAVIER-5.
    For sigmoid and tanh layers. Source: Glorot and Bengio (2010), for the "small random values"
    of article 001, section 3.1.

    Examples
    --------
    >>> xavier_normal(2, 3, seed=0).shape
    (2, 3)
    """
    raise NotImplementedError


def he_normal(n_in: int, n_out: int, seed: int) -> NDArray[np.float64]:
    """Return independent normal weights with mean 0 and variance 2 / n_in.

    Parameters
    ----------
    n_in, n_out : int
        The number of inputs and of outputs of the layer, at least 1.
    seed : int
        The only source of randomness. Same seed, same weights; another seed, other weights.

    Returns
    -------
    ndarray, shape (n_in, n_out)

    Raises
    ------
    ValueError
        If n_in or n_out is not an integer of at least 1.

    Notes
    -----
    Requirements INIT-HE-1 to INIT-HE-5.
    For ReLU layers: half of the units are silent, which the 2 makes up for. Source: He et al.
    (2015), for the "small random values" of article 001, section 3.1.

    Examples
    --------
    >>> he_normal(2, 3, seed=0).shape
    (2, 3)
    """
    raise NotImplementedError
