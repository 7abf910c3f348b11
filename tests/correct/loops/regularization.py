"""L1 and L2 penalties on the weights (2-D parameters) and their gradients."""

import numpy as np

from .activations import to_array


def _checked(parameters, strength):
    if not strength >= 0:
        raise ValueError(f"strength must be >= 0, got {strength}")
    return [to_array(p, "parameters") for p in parameters], float(strength)


def _total(parameters, function):
    total = 0.0
    for parameter in parameters:
        if parameter.ndim == 2:
            for w in parameter.ravel().tolist():
                total += function(w)
    return total


def _slopes(parameters, function):
    slopes = []
    for parameter in parameters:
        slope = np.zeros(parameter.shape)
        if parameter.ndim == 2:
            for position, w in enumerate(parameter.ravel().tolist()):
                slope.flat[position] = function(w)
        slopes.append(slope)
    return slopes


def l1_penalty(parameters, strength):
    parameters, strength = _checked(parameters, strength)
    return strength * _total(parameters, abs)


def l2_penalty(parameters, strength):
    parameters, strength = _checked(parameters, strength)
    return strength / 2.0 * _total(parameters, lambda w: w * w)


def l1_gradients(parameters, strength):
    parameters, strength = _checked(parameters, strength)
    return _slopes(parameters, lambda w: strength if w > 0 else -strength if w < 0 else 0.0)


def l2_gradients(parameters, strength):
    parameters, strength = _checked(parameters, strength)
    return _slopes(parameters, lambda w: strength * w)
