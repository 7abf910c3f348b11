"""Gradient flow: do gradients vanish or explode on their way through the layers?"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _checks, _norms


def layer_gradient_norms(network: Any, X: ArrayLike, T: ArrayLike) -> NDArray[np.float64]:
    """Return the Frobenius norm of the derivative of the loss by each layer's weights.

    Parameters
    ----------
    network : object
        Anything with the method gradients(X, T) of network.MLP, which returns
        [dW1, db1, ..., dWL, dbL].
    X : array_like, shape (m, n_in)
    T : array_like, shape (m, n_out)
        Both are for network.gradients, and are not modified.

    Returns
    -------
    ndarray, shape (L,)
        One norm per layer, first layer first; of the weights only, not of the biases.

    Notes
    -----
    Requirements FLOW-NORMS-1 to FLOW-NORMS-5.
    What the norms show in deep networks: on its way back through a layer whose weights have the
    spectral norm s, a gradient is multiplied by at most s / 4 where the layer is a sigmoid's (its
    slope is never above 1/4), by up to s where it is a ReLU's, and by at least 1 - s where it is
    residual (layers.residual_forward) and s < 1. Source: article 002, section 9.1.

    Examples
    --------
    >>> from . import network
    >>> layer_gradient_norms(network.MLP([2, 3, 1]), [[0, 1], [1, 1]], [[1], [0]]).shape
    (2,)
    """
    return np.array([_norms.euclidean(dW) for dW in network.gradients(X, T)[0::2]])


def diagnose_gradients(norms: ArrayLike, vanishing: float = 1e-6, exploding: float = 1e3) -> str:
    """Return "vanishing", "exploding" or "healthy", judging by the norms of the layers.

    Parameters
    ----------
    norms : array_like, shape (L,)
        As layer_gradient_norms returns them.
    vanishing : float, default 1e-6
    exploding : float, default 1e3

    Returns
    -------
    str
        "exploding" if any norm is above exploding or not finite (whatever the others are), else
        "vanishing" if any norm is below vanishing, else "healthy".

    Notes
    -----
    Requirements FLOW-DIAGNOSE-1 to FLOW-DIAGNOSE-5.
    Source: article 002, section 9.1 and title.

    Examples
    --------
    >>> diagnose_gradients([1e-9, 0.1]), diagnose_gradients([1e-9, np.inf])
    ('vanishing', 'exploding')
    """
    norms = _checks.array(norms, "norms")
    if np.any(norms > exploding) or not np.all(np.isfinite(norms)):
        return "exploding"
    if np.any(norms < vanishing):
        return "vanishing"
    return "healthy"
