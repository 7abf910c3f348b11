"""Where a test's inputs come from.

A case is written once, as a function of a `Source`, and drawn in two ways: from a seeded generator while
all goes well (thousands of rows for the price of one Hypothesis example), and by Hypothesis when a failure
is to be made small.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

import numpy as np

T = TypeVar("T")

_SIMPLE = 2  # simple numbers lie between -2 and 2, where they may
_STEPS = 8  # shrunk numbers are multiples of 1/8: exact in binary, short in decimal


class Source(Protocol):
    """Draws the parts of one case."""

    def integer(self, low: int, high: int) -> int:
        """Return an integer from `low` to `high`, both included."""

    def number(self, low: float, high: float, away_from_zero: float = 0.0) -> float:
        """Return a number in [low, high] whose absolute value is at least `away_from_zero`."""

    def array(
        self, shape: tuple[int, ...], low: float, high: float, away_from_zero: float = 0.0
    ) -> np.ndarray:
        """Return an array of such numbers."""

    def choice(self, options: Sequence[T]) -> T:
        """Return one of `options`, the simplest of which comes first."""

    def some(self, values: Sequence[float]) -> np.ndarray:
        """Return the values as an array: all of them, or as few as still show a failure."""


Case = Callable[[Source], T]


class RandomSource:
    """Draws from a NumPy generator."""

    def __init__(self, generator: np.random.Generator) -> None:
        self._generator = generator

    def integer(self, low: int, high: int) -> int:
        """Return an integer from `low` to `high`, both included."""
        return int(self._generator.integers(low, high + 1))

    def number(self, low: float, high: float, away_from_zero: float = 0.0) -> float:
        """Return a number in [low, high] whose absolute value is at least `away_from_zero`."""
        return float(self.array((), low, high, away_from_zero))

    def array(
        self, shape: tuple[int, ...], low: float, high: float, away_from_zero: float = 0.0
    ) -> np.ndarray:
        """Return an array of such numbers."""
        values = np.asarray(self._generator.uniform(low, high, shape))
        if away_from_zero:
            near = np.abs(values) < away_from_zero
            values = np.where(near, np.copysign(1.5 * away_from_zero, values), values)
        return values

    def choice(self, options: Sequence[T]) -> T:
        """Return one of `options`."""
        return options[int(self._generator.integers(len(options)))]

    def some(self, values: Sequence[float]) -> np.ndarray:
        """Return all of `values`."""
        return np.array(values, dtype=np.float64)


class _EntryByEntry:
    """Arrays for the sources that draw small cases: one number after the other."""

    def number(self, low: float, high: float, away_from_zero: float = 0.0) -> float:
        """Return one number; see Source."""
        raise NotImplementedError

    def choice(self, options: Sequence[T]) -> T:
        """Return one option; see Source."""
        raise NotImplementedError

    def array(
        self, shape: tuple[int, ...], low: float, high: float, away_from_zero: float = 0.0
    ) -> np.ndarray:
        """Return an array of such numbers."""
        values = [self.number(low, high, away_from_zero) for _ in range(int(np.prod(shape)))]
        return np.array(values, dtype=np.float64).reshape(shape)

    def some(self, values: Sequence[float]) -> np.ndarray:
        """Return a single one of `values`."""
        return np.array([self.choice(list(values))], dtype=np.float64)


class SimpleSource(_EntryByEntry):
    """Draws small cases: sizes at their lower bounds, numbers that are short to write.

    Cheaper than Hypothesis by far, and often enough: most mistakes show on almost any input.
    """

    def __init__(self, generator: np.random.Generator) -> None:
        self._generator = generator

    def integer(self, low: int, high: int) -> int:
        """Return the lower bound."""
        return low

    def number(self, low: float, high: float, away_from_zero: float = 0.0) -> float:
        """Return a multiple of 1/8 in [low, high], or the middle where there is none."""
        first = int(np.ceil(max(low, -_SIMPLE) * _STEPS))
        last = int(np.floor(min(high, _SIMPLE) * _STEPS))
        steps = [n for n in range(first, last + 1) if abs(n) >= away_from_zero * _STEPS]
        return steps[int(self._generator.integers(len(steps)))] / _STEPS if steps else (low + high) / 2

    def choice(self, options: Sequence[T]) -> T:
        """Return one of `options`."""
        return options[int(self._generator.integers(len(options)))]


class ShrinkingSource(_EntryByEntry):
    """Draws through Hypothesis, which then makes the draws as simple as the failure allows."""

    def __init__(self, draw: Callable[[Any], Any]) -> None:
        from hypothesis import strategies

        self._draw = draw
        self._strategies = strategies

    def integer(self, low: int, high: int) -> int:
        """Return an integer from `low` to `high`, both included."""
        return int(self._draw(self._strategies.integers(low, high)))

    def number(self, low: float, high: float, away_from_zero: float = 0.0) -> float:
        """Return a multiple of 1/8 in [low, high], preferring whole and small ones."""
        first, last = int(np.ceil(low * _STEPS)), int(np.floor(high * _STEPS))
        if last - first < _STEPS:  # a narrow range has few multiples of 1/8, if any
            fraction = self.integer(0, 16) / 16
            value = low + (high - low) * fraction
        else:
            nearest = min(max(0, first), last)
            step = self._draw(self._strategies.integers(first - nearest, last - nearest))
            value = (nearest + int(step)) / _STEPS
        if abs(value) < away_from_zero:
            value = away_from_zero if high >= away_from_zero else -away_from_zero
            value = float(min(max(np.sign(value), low), high)) if abs(value) < 1 else value
        return value

    def choice(self, options: Sequence[T]) -> T:
        """Return one of `options`."""
        return options[self.integer(0, len(options) - 1)]
