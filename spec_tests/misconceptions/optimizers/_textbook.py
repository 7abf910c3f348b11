"""The optimizers written in small steps, so that a misconception can change one of them.

Each is right, and refuses what the reference refuses, by letting the reference look at it first.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import optimizers
from reference.optimizers import clip_by_global_norm as _right_clipping

Array = NDArray[np.float64]


class TextbookSGD(optimizers.SGD):
    """SGD in small steps."""

    def __init__(self, learning_rate: float = 0.01) -> None:
        super().__init__(learning_rate)
        self.learning_rate = float(learning_rate)

    def step(self, parameters: Sequence[ArrayLike], gradients: Sequence[ArrayLike]) -> list[Array]:
        """Return the parameters after one update."""
        self.check(parameters, gradients)
        pairs = zip(parameters, gradients, strict=False)
        return [self.update(self.convert(p), self.convert(g)) for p, g in pairs]

    def check(self, parameters: Sequence[ArrayLike], gradients: Sequence[ArrayLike]) -> None:
        """Refuse lists that do not fit."""
        super().step(parameters, gradients)

    def convert(self, value: ArrayLike) -> Array:
        """Return a float64 array of our own."""
        return np.array(value, dtype=np.float64)

    def update(self, p: Array, g: Array) -> Array:
        """Return one parameter after the update."""
        return p - self.learning_rate * g


class TextbookMomentum(optimizers.Momentum):
    """Momentum in small steps."""

    def __init__(self, learning_rate: float = 0.01, momentum: float = 0.9) -> None:
        super().__init__(learning_rate, momentum)
        self.learning_rate = float(learning_rate)
        self.momentum = float(momentum)
        self.velocity: dict[int, Array] = {}

    def step(self, parameters: Sequence[ArrayLike], gradients: Sequence[ArrayLike]) -> list[Array]:
        """Return the parameters after one update."""
        super().step(parameters, gradients)
        self.begin_step()
        pairs = enumerate(zip(parameters, gradients, strict=True))
        return [self.update(self.slot(i), self.convert(p), self.convert(g)) for i, (p, g) in pairs]

    def begin_step(self) -> None:
        """Do what comes before the first parameter: nothing."""

    def slot(self, i: int) -> int:
        """Return which state the i-th parameter has."""
        return i

    def convert(self, value: ArrayLike) -> Array:
        """Return a float64 array of our own."""
        return np.array(value, dtype=np.float64)

    def update(self, slot: int, p: Array, g: Array) -> Array:
        """Return one parameter after the update."""
        before = self.velocity.get(slot, np.zeros(g.shape))
        v = self.velocity[slot] = self.next_velocity(before, g)
        return self.moved(p, g, v)

    def next_velocity(self, v: Array, g: Array) -> Array:
        """Return the velocity with one more gradient in it."""
        return self.momentum * v + g

    def moved(self, p: Array, g: Array, v: Array) -> Array:
        """Return where the velocity leads."""
        return p - self.learning_rate * v


class TextbookRMSProp(optimizers.RMSProp):
    """RMSProp in small steps."""

    def __init__(self, learning_rate: float = 0.001, decay: float = 0.9, epsilon: float = 1e-8) -> None:
        super().__init__(learning_rate, decay, epsilon)
        self.learning_rate = float(learning_rate)
        self.decay = float(decay)
        self.epsilon = float(epsilon)
        self.square: dict[int, Array] = {}

    def step(self, parameters: Sequence[ArrayLike], gradients: Sequence[ArrayLike]) -> list[Array]:
        """Return the parameters after one update."""
        super().step(parameters, gradients)
        self.begin_step()
        pairs = enumerate(zip(parameters, gradients, strict=True))
        return [self.update(self.slot(i), self.convert(p), self.convert(g)) for i, (p, g) in pairs]

    def begin_step(self) -> None:
        """Do what comes before the first parameter: nothing."""

    def slot(self, i: int) -> int:
        """Return which state the i-th parameter has."""
        return i

    def convert(self, value: ArrayLike) -> Array:
        """Return a float64 array of our own."""
        return np.array(value, dtype=np.float64)

    def update(self, slot: int, p: Array, g: Array) -> Array:
        """Return one parameter after the update."""
        before = self.square[slot] if slot in self.square else self.first_square(g)
        s = self.square[slot] = self.next_square(before, g)
        return self.moved(p, g / self.divisor(s))

    def first_square(self, g: Array) -> Array:
        """Return s before the first step."""
        return np.zeros(g.shape)

    def next_square(self, s: Array, g: Array) -> Array:
        """Return s with one more gradient in it."""
        return self.decay * s + (1.0 - self.decay) * g * g

    def divisor(self, s: Array) -> Array:
        """Return what the gradient is divided by."""
        return np.sqrt(s) + self.epsilon

    def moved(self, p: Array, direction: Array) -> Array:
        """Return where the direction leads."""
        return p - self.learning_rate * direction


class TextbookAdam(optimizers.Adam):
    """Adam in small steps."""

    def __init__(
        self,
        learning_rate: float = 0.001,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-8,
    ) -> None:
        super().__init__(learning_rate, beta1, beta2, epsilon)
        self.learning_rate = float(learning_rate)
        self.beta1 = float(beta1)
        self.beta2 = float(beta2)
        self.epsilon = float(epsilon)
        self.t = 0
        self.mean: dict[int, Array] = {}
        self.square: dict[int, Array] = {}

    def step(self, parameters: Sequence[ArrayLike], gradients: Sequence[ArrayLike]) -> list[Array]:
        """Return the parameters after one update."""
        super().step(parameters, gradients)
        self.begin_step()
        pairs = enumerate(zip(parameters, gradients, strict=True))
        return [self.update(self.slot(i), self.convert(p), self.convert(g)) for i, (p, g) in pairs]

    def begin_step(self) -> None:
        """Count the step."""
        self.t += 1

    def slot(self, i: int) -> int:
        """Return which state the i-th parameter has."""
        return i

    def convert(self, value: ArrayLike) -> Array:
        """Return a float64 array of our own."""
        return np.array(value, dtype=np.float64)

    def update(self, slot: int, p: Array, g: Array) -> Array:
        """Return one parameter after the update."""
        m_before = self.mean[slot] if slot in self.mean else self.first_mean(g)
        v_before = self.square[slot] if slot in self.square else self.first_square(g)
        m = self.mean[slot] = self.next_mean(m_before, g)
        v = self.square[slot] = self.next_square(v_before, g)
        return self.moved(p, self.corrected_mean(m) / self.divisor(self.corrected_square(v)))

    def first_mean(self, g: Array) -> Array:
        """Return m before the first step."""
        return np.zeros(g.shape)

    def first_square(self, g: Array) -> Array:
        """Return v before the first step."""
        return np.zeros(g.shape)

    def next_mean(self, m: Array, g: Array) -> Array:
        """Return m with one more gradient in it."""
        return self.beta1 * m + (1.0 - self.beta1) * g

    def next_square(self, v: Array, g: Array) -> Array:
        """Return v with one more gradient in it."""
        return self.beta2 * v + (1.0 - self.beta2) * g * g

    def exponent(self) -> int:
        """Return the t of the corrections."""
        return self.t

    def corrected_mean(self, m: Array) -> Array:
        """Return m_hat."""
        return m / np.float64(1.0 - self.beta1 ** self.exponent())

    def corrected_square(self, v: Array) -> Array:
        """Return v_hat."""
        return v / np.float64(1.0 - self.beta2 ** self.exponent())

    def divisor(self, v_hat: Array) -> Array:
        """Return what m_hat is divided by."""
        return np.sqrt(v_hat) + self.epsilon

    def moved(self, p: Array, direction: Array) -> Array:
        """Return where the direction leads."""
        return p - self.learning_rate * direction


def clipping_arrays(gradients: Sequence[ArrayLike], limit: float) -> list[Array]:
    """Return the gradients as arrays of our own, after what the reference refuses is refused."""
    _right_clipping(gradients, limit)
    return [np.array(g, dtype=np.float64) for g in gradients]


def global_norm(gradients: Sequence[Array]) -> float:
    """Return the Euclidean norm of all entries of all arrays."""
    return float(np.sqrt(sum(float(np.sum(g * g)) for g in gradients)))
