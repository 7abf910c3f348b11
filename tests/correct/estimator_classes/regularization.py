"""Penalties on weight matrices."""
from dataclasses import dataclass

import numpy as np

from student_template.derivatives import check_array


@dataclass(frozen=True)
class Penalty:
    strength: float

    def __post_init__(self):
        if not self.strength >= 0:
            raise ValueError(f"strength is {self.strength!r}: it must not be negative")

    def score(self, parameters):
        arrays = [check_array(p, "parameters") for p in parameters]
        return float(self.strength * sum(self._size(w) for w in arrays if w.ndim == 2))

    def gradients(self, parameters):
        arrays = [check_array(p, "parameters") for p in parameters]
        return [self.strength * self._slope(w) if w.ndim == 2 else np.zeros_like(w) for w in arrays]


class L1Penalty(Penalty):
    def _size(self, w):
        return np.sum(np.abs(w))

    def _slope(self, w):
        return np.sign(w)


class L2Penalty(Penalty):
    def _size(self, w):
        return np.sum(np.square(w)) / 2

    def _slope(self, w):
        return w


def l1_penalty(parameters, strength):
    return L1Penalty(strength).score(parameters)


def l2_penalty(parameters, strength):
    return L2Penalty(strength).score(parameters)


def l1_gradients(parameters, strength):
    return L1Penalty(strength).gradients(parameters)


def l2_gradients(parameters, strength):
    return L2Penalty(strength).gradients(parameters)
