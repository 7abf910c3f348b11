"""L1 and L2 penalties on the weights; biases are left alone."""

import numpy as np

from .toolkit import array_list, not_negative


def _total(measure, parameters, strength):
    strength = not_negative(strength, "strength")
    arrays = array_list(parameters, "parameters")
    return strength * float(sum(measure(w).sum() for w in arrays if w.ndim == 2))


def _slopes(slope, parameters, strength):
    strength = not_negative(strength, "strength")
    arrays = array_list(parameters, "parameters")
    return [strength * slope(w) if w.ndim == 2 else np.zeros(w.shape) for w in arrays]


def l1_penalty(parameters, strength):
    return _total(np.abs, parameters, strength)


def l1_gradients(parameters, strength):
    return _slopes(np.sign, parameters, strength)


def l2_penalty(parameters, strength):
    return 0.5 * _total(np.square, parameters, strength)


def l2_gradients(parameters, strength):
    return _slopes(np.positive, parameters, strength)
