"""Penalties on the weights: one table of (value, slope) for both norms."""
import numpy as np
from derivatives import to_float

RULES = {
    1: (lambda w: np.einsum("ij->", np.abs(w)), np.sign),
    2: (lambda w: np.einsum("ij,ij->", w, w) / 2, np.positive),
}


def _strength(strength):
    if not strength >= 0:
        raise ValueError(f"strength = {strength!r}: it must not be negative")
    return float(strength)


def _penalty(order, parameters, strength):
    weights = [w for w in map(to_float, parameters) if w.ndim == 2]
    return float(_strength(strength) * sum(map(RULES[order][0], weights)))


def _gradients(order, parameters, strength):
    strength, slope = _strength(strength), RULES[order][1]
    return [strength * slope(w) if w.ndim == 2 else np.zeros(w.shape) for w in map(to_float, parameters)]


def l1_penalty(parameters, strength):
    return _penalty(1, parameters, strength)


def l2_penalty(parameters, strength):
    return _penalty(2, parameters, strength)


def l1_gradients(parameters, strength):
    return _gradients(1, parameters, strength)


def l2_gradients(parameters, strength):
    return _gradients(2, parameters, strength)
