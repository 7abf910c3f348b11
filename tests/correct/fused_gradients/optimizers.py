"""Optimisers on one flat vector, with state buffers that are updated in place."""
import math

import numpy as np

from .derivatives import tensor, vector_norm


def _flatten(arrays):
    arrays = [tensor(a) for a in arrays]
    return np.concatenate([np.empty(0), *(a.ravel() for a in arrays)]), [a.shape for a in arrays]


def _unflatten(vector, shapes):
    ends = np.cumsum([math.prod(shape) for shape in shapes], dtype=int)
    return [piece.reshape(shape).copy() for piece, shape in zip(np.split(vector, ends), shapes)]


class Optimizer:
    buffers = ()

    def __init__(self, learning_rate, epsilon=1.0, **decays):
        for name, value in (("learning_rate", learning_rate), ("epsilon", epsilon)):
            if not (value > 0 and math.isfinite(value)):
                raise ValueError(f"{name} must be positive and finite, got {value!r}")
        for name, value in decays.items():
            if not 0 <= value < 1:
                raise ValueError(f"{name} must lie in [0, 1), got {value!r}")
            setattr(self, name, value)
        self.learning_rate, self.epsilon, self.t, self.shapes = learning_rate, epsilon, 0, None

    def step(self, parameters, gradients):
        (w, shapes), (g, gradient_shapes) = _flatten(parameters), _flatten(gradients)
        if shapes != gradient_shapes:
            raise ValueError(f"gradients must have the shapes of parameters, {shapes}, got {gradient_shapes}")
        if self.buffers and self.shapes not in (None, shapes):
            raise ValueError(f"parameters must keep their first shapes, {self.shapes}, got {shapes}")
        if self.shapes is None:
            self.shapes = shapes
            for name in self.buffers:
                setattr(self, name, np.zeros_like(w))
        self.t += 1
        w -= self.learning_rate * self.direction(g)
        return _unflatten(w, shapes)


class SGD(Optimizer):
    def __init__(self, learning_rate=0.01):
        super().__init__(learning_rate)

    def direction(self, g):
        return g


class Momentum(Optimizer):
    buffers = ("velocity",)

    def __init__(self, learning_rate=0.01, momentum=0.9):
        super().__init__(learning_rate, momentum=momentum)

    def direction(self, g):
        self.velocity *= self.momentum
        self.velocity += g
        return self.velocity


class RMSProp(Optimizer):
    buffers = ("square",)

    def __init__(self, learning_rate=0.001, decay=0.9, epsilon=1e-8):
        super().__init__(learning_rate, epsilon, decay=decay)

    def direction(self, g):
        self.square *= self.decay
        self.square += (1.0 - self.decay) * g * g
        return g / (np.sqrt(self.square) + self.epsilon)


class Adam(Optimizer):
    buffers = ("first", "second")

    def __init__(self, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
        super().__init__(learning_rate, epsilon, beta1=beta1, beta2=beta2)

    def direction(self, g):
        self.first *= self.beta1
        self.first += (1.0 - self.beta1) * g
        self.second *= self.beta2
        self.second += (1.0 - self.beta2) * g * g
        root = np.sqrt(self.second / (1.0 - self.beta2**self.t))
        root += self.epsilon
        return self.first / (1.0 - self.beta1**self.t) / root


def clip_by_value(gradients, limit):
    if not limit > 0:
        raise ValueError(f"limit must be positive, got {limit!r}")
    vector, shapes = _flatten(gradients)
    np.clip(vector, -limit, limit, out=vector)
    return _unflatten(vector, shapes)


def clip_by_global_norm(gradients, max_norm):
    if not max_norm > 0:
        raise ValueError(f"max_norm must be positive, got {max_norm!r}")
    vector, shapes = _flatten(gradients)
    norm = vector_norm(vector)
    if norm > max_norm:
        vector *= max_norm / norm
    return _unflatten(vector, shapes)
