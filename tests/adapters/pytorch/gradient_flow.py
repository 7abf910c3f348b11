"""torch.linalg.matrix_norm of each layer's gradient, and what it says."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from numpy.typing import ArrayLike

from .tensors import Array, array, tensor


def layer_gradient_norms(network: Any, X: ArrayLike, T: ArrayLike) -> Array:
    gradients = network.gradients(np.array(X, dtype=np.float64), np.array(T, dtype=np.float64))
    return array(torch.stack([torch.linalg.matrix_norm(tensor(slope)) for slope in gradients[::2]]))


def diagnose_gradients(norms: ArrayLike, vanishing: float = 1e-6, exploding: float = 1e3) -> str:
    layers = tensor(norms)
    if bool((layers > exploding).any()) or not bool(torch.isfinite(layers).all()):
        return "exploding"
    return "vanishing" if bool((layers < vanishing).any()) else "healthy"
