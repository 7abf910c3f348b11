"""Optimisers as data classes: hyper-parameters are fields, state appears with the first step."""
from dataclasses import dataclass

import numpy as np

from student_template.derivatives import check_array, check_fraction, check_positive, safe_norm

CHECKS = {"learning_rate": check_positive, "epsilon": check_positive, "momentum": check_fraction,
          "decay": check_fraction, "beta1": check_fraction, "beta2": check_fraction}


class Optimizer:
    state_names = ()

    def __post_init__(self):
        for name, value in vars(self).items():
            CHECKS[name](value, name)
        self.n_steps_ = 0

    def _check(self, parameters, gradients):
        parameters = [check_array(p, "parameters") for p in parameters]
        gradients = [check_array(g, "gradients") for g in gradients]
        shapes = [p.shape for p in parameters]
        if shapes != [g.shape for g in gradients]:
            raise ValueError(f"gradients are {[g.shape for g in gradients]}: parameters are {shapes}")
        for name in self.state_names:
            state = self.__dict__.setdefault(name, [np.zeros(shape) for shape in shapes])
            if [s.shape for s in state] != shapes:
                raise ValueError(f"parameters are {shapes}: the first step had {[s.shape for s in state]}")
        return parameters, gradients

    def step(self, parameters, gradients):
        parameters, gradients = self._check(parameters, gradients)
        self.n_steps_ += 1
        return [np.asarray(w - self.learning_rate * self._direction(i, g))
                for i, (w, g) in enumerate(zip(parameters, gradients))]


@dataclass(eq=False)
class SGD(Optimizer):
    learning_rate: float = 0.01

    def _direction(self, i, g):
        return g


@dataclass(eq=False)
class Momentum(Optimizer):
    learning_rate: float = 0.01
    momentum: float = 0.9
    state_names = ("velocity_",)

    def _direction(self, i, g):
        self.velocity_[i] = self.momentum * self.velocity_[i] + g
        return self.velocity_[i]


@dataclass(eq=False)
class RMSProp(Optimizer):
    learning_rate: float = 0.001
    decay: float = 0.9
    epsilon: float = 1e-8
    state_names = ("mean_square_",)

    def _direction(self, i, g):
        self.mean_square_[i] = self.decay * self.mean_square_[i] + (1 - self.decay) * g * g
        return g / (np.sqrt(self.mean_square_[i]) + self.epsilon)


@dataclass(eq=False)
class Adam(Optimizer):
    learning_rate: float = 0.001
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8
    state_names = ("first_moment_", "second_moment_")

    def _direction(self, i, g):
        self.first_moment_[i] = self.beta1 * self.first_moment_[i] + (1 - self.beta1) * g
        self.second_moment_[i] = self.beta2 * self.second_moment_[i] + (1 - self.beta2) * g * g
        mean = self.first_moment_[i] / (1 - self.beta1**self.n_steps_)
        variance = self.second_moment_[i] / (1 - self.beta2**self.n_steps_)
        return mean / (np.sqrt(variance) + self.epsilon)


def clip_by_value(gradients, limit):
    if not limit > 0:
        raise ValueError(f"limit is {limit!r}: it must be positive")
    return [np.minimum(np.maximum(check_array(g, "gradients"), -limit), limit) for g in gradients]


def clip_by_global_norm(gradients, max_norm):
    if not max_norm > 0:
        raise ValueError(f"max_norm is {max_norm!r}: it must be positive")
    gradients = [check_array(g, "gradients") for g in gradients]
    total = safe_norm([safe_norm(g) for g in gradients])
    if total > max_norm:
        gradients = [g * (max_norm / total) for g in gradients]
    return gradients
