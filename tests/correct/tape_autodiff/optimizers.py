"""Optimisers and gradient clipping."""
import numpy as np

from tape_autodiff.derivatives import norm, to_float


def _range(name, value, rule, holds):
    if not holds:
        raise ValueError(f"{name} = {value!r}: it must {rule}")
    return float(value)


def _positive(name, value):
    return _range(name, value, "be positive and finite", 0 < value < np.inf)


def _fraction(name, value):
    return _range(name, value, "lie in [0, 1)", 0 <= value < 1)


class _Optimizer:
    def __init__(self, learning_rate):
        self._learning_rate, self._t, self._state = _positive("learning_rate", learning_rate), 0, None

    def step(self, parameters, gradients):
        parameters, gradients = [to_float(p) for p in parameters], [to_float(g) for g in gradients]
        shapes = [p.shape for p in parameters]
        if shapes != [g.shape for g in gradients]:
            raise ValueError(f"gradients are {[g.shape for g in gradients]}: parameters are {shapes}")
        fresh = [self._initial(shape) for shape in shapes]
        states = fresh if self._state is None else self._state
        if [[s.shape for s in state] for state in states] != [[s.shape for s in state] for state in fresh]:
            raise ValueError(f"parameters have shapes {shapes}: they must be those of the first step")
        self._t += 1
        directions, states = zip(*map(self._direct, gradients, states)) if shapes else ((), ())
        self._state = states if states and states[0] else None
        return [np.array(p - self._learning_rate * d) for p, d in zip(parameters, directions)]


class SGD(_Optimizer):
    def __init__(self, learning_rate=0.01):
        super().__init__(learning_rate)

    def _initial(self, shape):
        return ()

    def _direct(self, g, state):
        return g, ()


class Momentum(_Optimizer):
    def __init__(self, learning_rate=0.01, momentum=0.9):
        super().__init__(learning_rate)
        self._momentum = _fraction("momentum", momentum)

    def _initial(self, shape):
        return (np.zeros(shape),)

    def _direct(self, g, state):
        velocity = self._momentum * state[0] + g
        return velocity, (velocity,)


class RMSProp(_Optimizer):
    def __init__(self, learning_rate=0.001, decay=0.9, epsilon=1e-8):
        super().__init__(learning_rate)
        self._decay, self._epsilon = _fraction("decay", decay), _positive("epsilon", epsilon)

    def _initial(self, shape):
        return (np.zeros(shape),)

    def _direct(self, g, state):
        square = self._decay * state[0] + (1.0 - self._decay) * g**2
        return g / (np.sqrt(square) + self._epsilon), (square,)


class Adam(_Optimizer):
    def __init__(self, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
        super().__init__(learning_rate)
        self._beta1, self._beta2 = _fraction("beta1", beta1), _fraction("beta2", beta2)
        self._epsilon = _positive("epsilon", epsilon)

    def _initial(self, shape):
        return np.zeros(shape), np.zeros(shape)

    def _direct(self, g, state):
        first = self._beta1 * state[0] + (1.0 - self._beta1) * g
        second = self._beta2 * state[1] + (1.0 - self._beta2) * g**2
        mean, square = first / (1.0 - self._beta1**self._t), second / (1.0 - self._beta2**self._t)
        return mean / (np.sqrt(square) + self._epsilon), (first, second)


def clip_by_value(gradients, limit):
    _range("limit", limit, "be positive", limit > 0)
    return [np.clip(to_float(g), -limit, limit) for g in gradients]


def clip_by_global_norm(gradients, max_norm):
    _range("max_norm", max_norm, "be positive", max_norm > 0)
    gradients = [np.array(g, dtype=np.float64) for g in gradients]
    total = norm(*gradients)
    return [g * (max_norm / total) for g in gradients] if total > max_norm else gradients
