"""autograd.numpy's Frobenius norm of each layer's gradient, and what it says."""

from __future__ import annotations

from typing import Any

import autograd.numpy as anp  # type: ignore[import-untyped]
import numpy as np
from numpy.typing import ArrayLike

from .arrays import Array, array


def layer_gradient_norms(network: Any, X: ArrayLike, T: ArrayLike) -> Array:
    gradients = network.gradients(array(X), array(T))
    return array([anp.linalg.norm(array(slope)) for slope in gradients[::2]])


def diagnose_gradients(norms: ArrayLike, vanishing: float = 1e-6, exploding: float = 1e3) -> str:
    layers = array(norms)
    if (layers > exploding).any() or not np.isfinite(layers).all():
        return "exploding"
    return "vanishing" if (layers < vanishing).any() else "healthy"
