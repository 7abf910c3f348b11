"""Penalties as functions of nodes; biases get no gradient because they never enter the tape's sum."""
import numpy as np

from tape_autodiff.derivatives import Tape, apply, elementwise, to_float


def _absolute_rule(w):
    return elementwise(np.abs(w), np.sign(w))


def _half_square_rule(w):
    return elementwise(w * w / 2, w)


def _record(rule, parameters, strength):
    if not strength >= 0:
        raise ValueError(f"strength = {strength!r}: it must not be negative")
    tape = Tape()
    nodes = [tape.variable(to_float(p)) for p in parameters]
    total = tape.variable(0.0)
    for node in nodes:
        if node.value.ndim == 2:
            total = total + apply(rule, node).sum()
    return tape, total * float(strength), nodes


def _penalty(rule, parameters, strength):
    return float(_record(rule, parameters, strength)[1].value)


def _gradients(rule, parameters, strength):
    tape, penalty, nodes = _record(rule, parameters, strength)
    return tape.gradients(penalty, nodes)


def l1_penalty(parameters, strength):
    return _penalty(_absolute_rule, parameters, strength)


def l2_penalty(parameters, strength):
    return _penalty(_half_square_rule, parameters, strength)


def l1_gradients(parameters, strength):
    return _gradients(_absolute_rule, parameters, strength)


def l2_gradients(parameters, strength):
    return _gradients(_half_square_rule, parameters, strength)
