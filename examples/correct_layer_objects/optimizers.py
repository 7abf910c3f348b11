"""Optimisers with per-parameter slots, and gradient clipping."""

from dataclasses import dataclass, field

import numpy as np

from .toolkit import array_list, fraction, norm, positive


def _pairs(parameters, gradients):
    parameters = array_list(parameters, "parameters")
    gradients = array_list(gradients, "gradients")
    shapes = [w.shape for w in parameters], [g.shape for g in gradients]
    if shapes[0] != shapes[1]:
        raise ValueError(
            "parameters and gradients must have equal lengths and shapes, "
            f"got {shapes[0]} and {shapes[1]}"
        )
    return list(zip(parameters, gradients, strict=True)), shapes[0]


RULES = {"learning_rate": positive, "epsilon": positive}


@dataclass(eq=False)
class SGD:
    """The loop that all optimisers share: a slot of `n_moments` arrays per parameter."""

    learning_rate: float = 0.01
    _slots: list = field(default_factory=list, init=False, repr=False)
    _steps: int = field(default=0, init=False, repr=False)

    n_moments = 0

    def __post_init__(self):
        for name in [name for name in vars(self) if not name.startswith("_")]:
            setattr(self, name, RULES.get(name, fraction)(getattr(self, name), name))

    def step(self, parameters, gradients):
        pairs, shapes = _pairs(parameters, gradients)
        if self._steps == 0:
            self._shapes = shapes
            self._slots = [tuple(np.zeros(s) for _ in range(self.n_moments)) for s in shapes]
        elif shapes != self._shapes:
            raise ValueError(
                f"parameters must keep the shapes of the first step, {self._shapes}, got {shapes}"
            )
        self._steps += 1
        moved = [self._move(g, *slot) for (_, g), slot in zip(pairs, self._slots, strict=True)]
        self._slots = [tuple(slot) for _, *slot in moved]
        return [np.asarray(w - change) for (w, _), (change, *_) in zip(pairs, moved, strict=True)]

    def _move(self, g):
        """Return what is subtracted from the parameter, then its new moments."""
        return (self.learning_rate * g,)


@dataclass(eq=False)
class Momentum(SGD):
    momentum: float = 0.9

    n_moments = 1

    def _move(self, g, v):
        v = self.momentum * v + g
        return self.learning_rate * v, v


@dataclass(eq=False)
class RMSProp(SGD):
    learning_rate: float = 0.001
    decay: float = 0.9
    epsilon: float = 1e-8

    n_moments = 1

    def _move(self, g, s):
        s = self.decay * s + (1.0 - self.decay) * np.square(g)
        return self.learning_rate * g / (np.sqrt(s) + self.epsilon), s


@dataclass(eq=False)
class Adam(SGD):
    learning_rate: float = 0.001
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8

    n_moments = 2

    def _move(self, g, m, v):
        m = self.beta1 * m + (1.0 - self.beta1) * g
        v = self.beta2 * v + (1.0 - self.beta2) * np.square(g)
        m_hat = m / (1.0 - self.beta1**self._steps)
        v_hat = v / (1.0 - self.beta2**self._steps)
        return self.learning_rate * m_hat / (np.sqrt(v_hat) + self.epsilon), m, v


def clip_by_value(gradients, limit):
    limit = positive(limit, "limit")
    return [np.asarray(g.clip(-limit, limit)) for g in array_list(gradients, "gradients")]


def clip_by_global_norm(gradients, max_norm):
    max_norm = positive(max_norm, "max_norm")
    gradients = array_list(gradients, "gradients")
    total = norm(*gradients)
    if total <= max_norm:
        return gradients
    return [np.asarray(g * (max_norm / total)) for g in gradients]
