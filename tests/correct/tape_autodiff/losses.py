"""Losses, written once on nodes (names with _of); values and gradients both come from the tape."""
import numpy as np

from tape_autodiff.activations import log_softmax_rule, softplus_rule
from tape_autodiff.derivatives import Tape, apply, to_float

CLIP = 1e-12


def check_pair(prediction, target):
    y, t = to_float(prediction), to_float(target)
    if y.shape != t.shape:
        raise ValueError(f"prediction has shape {y.shape}, target has shape {t.shape}: they must be equal")
    if y.size == 0:
        raise ValueError(f"prediction has shape {y.shape}: it must not be empty")
    return y, t


def check_probabilities(p):
    if not np.all((p >= 0) & (p <= 1)):
        raise ValueError(f"prediction has values in [{np.min(p)}, {np.max(p)}]: they must lie in [0, 1]")


def _rows(y):
    return y.value.shape[0] if y.value.ndim else 1


def squared_error_of(y, t):
    difference = y - t
    return (difference * difference).sum()


def half_squared_error_of(y, t):
    return squared_error_of(y, t) / (2 * _rows(y))


def mean_squared_error_of(y, t):
    return squared_error_of(y, t) / y.value.size


def _cross_entropy_rule(p, t):
    q = 1.0 - p
    return -(t * np.log(p) + (1.0 - t) * np.log1p(-p)), lambda g: g * (p - t) / (p * q)


def _clip_rule(p):
    """Clipping that lets the gradient through: the contract takes the gradient at the clipped prediction."""
    return np.clip(p, CLIP, 1.0 - CLIP), lambda g: g


def binary_cross_entropy_of(p, t):
    check_probabilities(p.value)
    return apply(_cross_entropy_rule, apply(_clip_rule, p), t).sum() / p.value.size


def binary_cross_entropy_with_logits_of(z, t):
    return (apply(softplus_rule, -z) * t + apply(softplus_rule, z) * (1.0 - t)).sum() / z.value.size


def softmax_cross_entropy_of(z, t):
    if z.value.ndim != 2:
        raise ValueError(f"logits has shape {z.value.shape}: it must be (m, k)")
    return (apply(log_softmax_rule, z) * -t).sum() / _rows(z)


def _record(loss_of, prediction, target):
    y, t = check_pair(prediction, target)
    tape = Tape()
    variable = tape.variable(y)
    return tape, loss_of(variable, t), variable


def _value(loss_of, prediction, target):
    return float(_record(loss_of, prediction, target)[1].value)


def _gradient(loss_of, prediction, target):
    tape, loss, variable = _record(loss_of, prediction, target)
    return tape.gradients(loss, [variable])[0]


def half_squared_error(prediction, target):
    return _value(half_squared_error_of, prediction, target)


def half_squared_error_gradient(prediction, target):
    return _gradient(half_squared_error_of, prediction, target)


def mean_squared_error(prediction, target):
    return _value(mean_squared_error_of, prediction, target)


def mean_squared_error_gradient(prediction, target):
    return _gradient(mean_squared_error_of, prediction, target)


def binary_cross_entropy(prediction, target):
    return _value(binary_cross_entropy_of, prediction, target)


def binary_cross_entropy_gradient(prediction, target):
    return _gradient(binary_cross_entropy_of, prediction, target)


def binary_cross_entropy_with_logits(prediction, target):
    return _value(binary_cross_entropy_with_logits_of, prediction, target)


def binary_cross_entropy_with_logits_gradient(prediction, target):
    return _gradient(binary_cross_entropy_with_logits_of, prediction, target)


def softmax_cross_entropy(logits, target):
    return _value(softmax_cross_entropy_of, logits, target)


def softmax_cross_entropy_gradient(logits, target):
    return _gradient(softmax_cross_entropy_of, logits, target)
