"""Gradients to descend along, as text that can be pasted, and starts for them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from grader.testing import Formula, Source

# Of a bowl around (0.5, -2), four times as steep in one direction as in the other.
BOWL = Formula("lambda x: np.array([1.0, 4.0]) * (x - np.array([0.5, -2.0]))")
# Of a tilted bowl around the same point: all coordinates have to be updated together, as each entry of the
# gradient depends on both.
TILTED = Formula("lambda x: np.array([[1.5, 1.0], [1.0, 3.5]]) @ (x - np.array([0.5, -2.0]))")
# Of half the sum of squares: the gradient is x itself, and a rate of 0.5 halves it exactly.
HALVING = Formula("lambda x: x")
# A slope that never ends.
RAMP = Formula("lambda x: 0 * x + 1")


@dataclass(frozen=True, slots=True)
class Descent:
    """A start and the settings of a few updates."""

    start: np.ndarray
    learning_rate: float
    updates: int


def descents(source: Source) -> Descent:
    """Draw a descent that has not arrived when it ends."""
    start = source.array((2,), -3, 3) + np.array([6.0, 6.0])
    return Descent(start, source.choice([0.25, 0.125, 0.1, 0.05]), source.integer(1, 8))
