"""L1 and L2 penalties on weight matrices."""
import numpy as np

from .derivatives import tensor


def _prepare(parameters, strength):
    if not strength >= 0:
        raise ValueError(f"strength must not be negative, got {strength!r}")
    return [tensor(p) for p in parameters]


def l1_penalty(parameters, strength):
    return float(strength * sum(np.abs(w).sum() for w in _prepare(parameters, strength) if w.ndim == 2))


def l2_penalty(parameters, strength):
    weights = [w for w in _prepare(parameters, strength) if w.ndim == 2]
    return float(0.5 * strength * sum(np.square(w).sum() for w in weights))


def l1_gradients(parameters, strength):
    return [strength * np.sign(w) * (w.ndim == 2) for w in _prepare(parameters, strength)]


def l2_gradients(parameters, strength):
    gradients = _prepare(parameters, strength)
    for gradient in gradients:
        gradient[...] = strength * gradient if gradient.ndim == 2 else 0.0
    return gradients
