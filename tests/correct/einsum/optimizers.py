"""Optimisers: a pure update rule (state, gradient, t) -> (state, direction), mapped over the parameters."""
import numpy as np
from derivatives import norm, to_copy, to_float


def _shapes(arrays):
    return [a.shape for a in arrays]


class _Optimizer:
    _slots = 0  # number of state arrays per parameter

    def __init__(self, learning_rate, epsilon=1.0, **decays):
        if not 0 < learning_rate < np.inf:
            raise ValueError(f"learning_rate = {learning_rate!r}: it must be positive and finite")
        if not 0 < epsilon < np.inf:
            raise ValueError(f"epsilon = {epsilon!r}: it must be positive and finite")
        for name, value in decays.items():
            if not 0 <= value < 1:
                raise ValueError(f"{name} = {value!r}: it must lie in [0, 1)")
        self.learning_rate, self.epsilon, self._t, self._state = learning_rate, epsilon, 0, None
        self.__dict__.update(decays)

    def step(self, parameters, gradients):
        w, g = [to_float(p) for p in parameters], [to_float(d) for d in gradients]
        if _shapes(w) != _shapes(g):
            raise ValueError(f"parameters {_shapes(w)} and gradients {_shapes(g)} must have the same shapes")
        state = self._state or [np.zeros((self._slots, *p.shape)) for p in w]
        if self._slots and _shapes(w) != [s.shape[1:] for s in state]:
            raise ValueError(f"parameters {_shapes(w)} must keep the shapes of the first step")
        moved = [self._rule(s, d, self._t + 1) for s, d in zip(state, g)]
        self._state, self._t = [np.array(s) for s, _ in moved] if self._slots else None, self._t + 1
        return [to_copy(p - self.learning_rate * direction) for p, (_, direction) in zip(w, moved)]


class SGD(_Optimizer):
    def __init__(self, learning_rate=0.01):
        super().__init__(learning_rate)

    def _rule(self, state, g, t):
        return (), g


class Momentum(_Optimizer):
    _slots = 1

    def __init__(self, learning_rate=0.01, momentum=0.9):
        super().__init__(learning_rate, momentum=momentum)

    def _rule(self, state, g, t):
        v = self.momentum * state[0] + g
        return (v,), v


class RMSProp(_Optimizer):
    _slots = 1

    def __init__(self, learning_rate=0.001, decay=0.9, epsilon=1e-8):
        super().__init__(learning_rate, epsilon, decay=decay)

    def _rule(self, state, g, t):
        s = self.decay * state[0] + (1 - self.decay) * g**2
        return (s,), g / (np.sqrt(s) + self.epsilon)


class Adam(_Optimizer):
    _slots = 2

    def __init__(self, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
        super().__init__(learning_rate, epsilon, beta1=beta1, beta2=beta2)

    def _rule(self, state, g, t):
        betas = self.beta1, self.beta2
        m, v = (beta * s + (1 - beta) * g**power for beta, s, power in zip(betas, state, (1, 2)))
        m_hat, v_hat = (s / (1 - beta**t) for beta, s in zip(betas, (m, v)))
        return (m, v), m_hat / (np.sqrt(v_hat) + self.epsilon)


def clip_by_value(gradients, limit):
    if not limit > 0:
        raise ValueError(f"limit = {limit!r}: it must be positive")
    return [np.clip(to_float(g), -limit, limit) for g in gradients]


def clip_by_global_norm(gradients, max_norm):
    if not max_norm > 0:
        raise ValueError(f"max_norm = {max_norm!r}: it must be positive")
    copies = [to_copy(g) for g in gradients]
    total = norm([norm(g) for g in copies])
    return copies if total <= max_norm else [g * (max_norm / total) for g in copies]
