"""Optimisers that update one number after the other, and gradient clipping."""

import math

import numpy as np

from .activations import to_array
from .derivatives import norm_of


def _positive(name, value):
    if not value > 0 or math.isinf(value):
        raise ValueError(f"{name} must be > 0 and finite, got {value}")
    return float(value)


def _fraction(name, value):
    if not 0 <= value < 1:
        raise ValueError(f"{name} must be in [0, 1), got {value}")
    return float(value)


class _Optimizer:
    slots = 0  # numbers remembered for each number updated

    def __init__(self):
        self.t = 0
        self.shapes = None
        self.memory = None

    def step(self, parameters, gradients):
        parameters = [to_array(p, "parameters") for p in parameters]
        gradients = [to_array(g, "gradients") for g in gradients]
        if len(parameters) != len(gradients):
            raise ValueError("parameters and gradients must be lists of equal length, "
                             f"got {len(parameters)} and {len(gradients)}")
        for k in range(len(parameters)):
            if parameters[k].shape != gradients[k].shape:
                raise ValueError(f"parameters[{k}] and gradients[{k}] must have equal shapes, "
                                 f"got {parameters[k].shape} and {gradients[k].shape}")
        shapes = [p.shape for p in parameters]
        if self.shapes is None:
            self.shapes = shapes
            self.memory = [[[0.0] * p.size for _ in range(self.slots)] for p in parameters]
        elif self.slots and shapes != self.shapes:
            raise ValueError(f"parameters must keep the shapes of the first step, {self.shapes}, "
                             f"got {shapes}")
        self.t += 1
        updated = []
        for k in range(len(parameters)):
            new = np.empty(shapes[k])
            slopes = gradients[k].ravel().tolist()
            memory = self.memory[k] if self.slots else None
            for position, w in enumerate(parameters[k].ravel().tolist()):
                new.flat[position] = self._move(w, slopes[position], memory, position)
            updated.append(new)
        return updated


class SGD(_Optimizer):
    def __init__(self, learning_rate=0.01):
        super().__init__()
        self.learning_rate = _positive("learning_rate", learning_rate)

    def _move(self, w, g, memory, i):
        return w - self.learning_rate * g


class Momentum(_Optimizer):
    slots = 1

    def __init__(self, learning_rate=0.01, momentum=0.9):
        super().__init__()
        self.learning_rate = _positive("learning_rate", learning_rate)
        self.momentum = _fraction("momentum", momentum)

    def _move(self, w, g, memory, i):
        velocity, = memory
        velocity[i] = self.momentum * velocity[i] + g
        return w - self.learning_rate * velocity[i]


class RMSProp(_Optimizer):
    slots = 1

    def __init__(self, learning_rate=0.001, decay=0.9, epsilon=1e-8):
        super().__init__()
        self.learning_rate = _positive("learning_rate", learning_rate)
        self.decay = _fraction("decay", decay)
        self.epsilon = _positive("epsilon", epsilon)

    def _move(self, w, g, memory, i):
        square, = memory
        square[i] = self.decay * square[i] + (1.0 - self.decay) * (g * g)
        return w - self.learning_rate * g / (math.sqrt(square[i]) + self.epsilon)


class Adam(_Optimizer):
    slots = 2

    def __init__(self, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8):
        super().__init__()
        self.learning_rate = _positive("learning_rate", learning_rate)
        self.beta1 = _fraction("beta1", beta1)
        self.beta2 = _fraction("beta2", beta2)
        self.epsilon = _positive("epsilon", epsilon)

    def _move(self, w, g, memory, i):
        first, second = memory
        first[i] = self.beta1 * first[i] + (1.0 - self.beta1) * g
        second[i] = self.beta2 * second[i] + (1.0 - self.beta2) * (g * g)
        mean = first[i] / (1.0 - math.pow(self.beta1, self.t))
        square = second[i] / (1.0 - math.pow(self.beta2, self.t))
        return w - self.learning_rate * mean / (math.sqrt(square) + self.epsilon)


def clip_by_value(gradients, limit):
    if not limit > 0:
        raise ValueError(f"limit must be > 0, got {limit}")
    clipped = []
    for gradient in gradients:
        gradient = to_array(gradient, "gradients")
        for position, value in enumerate(gradient.ravel().tolist()):
            if value > limit:
                gradient.flat[position] = limit
            elif value < -limit:
                gradient.flat[position] = -limit
        clipped.append(gradient)
    return clipped


def clip_by_global_norm(gradients, max_norm):
    if not max_norm > 0:
        raise ValueError(f"max_norm must be > 0, got {max_norm}")
    gradients = [to_array(g, "gradients") for g in gradients]
    norm = 0.0
    for gradient in gradients:
        norm = math.hypot(norm, norm_of(gradient.ravel().tolist()))
    if norm > max_norm:
        factor = float(max_norm) / norm
        for gradient in gradients:
            for position, value in enumerate(gradient.ravel().tolist()):
                gradient.flat[position] = value * factor
    return gradients
