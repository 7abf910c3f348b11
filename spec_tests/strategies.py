"""How the inputs of the specification are drawn.

Rules: dimensions are distinct (a transposed matrix hides in a square), biases are not zero, inputs stay at
least 0.05 away from kinks, and |z| stays below 10 where values are compared to many digits.
"""

from __future__ import annotations

import numpy as np

from grader.testing import Case, Source

KINK = 0.05


def at_most(source: Source, size: int, least: int = 1) -> int:
    """Return `size` when all goes well; a failure may be made small with `least` in its place."""
    return int(source.some([least, size]).max())


def vector(low: float = -6.0, high: float = 6.0, away_from_zero: float = 0.0) -> Case[np.ndarray]:
    """Draw a vector; long when all goes well, as short as possible when it fails."""

    def draw(source: Source) -> np.ndarray:
        return source.array((source.integer(1, 12),), low, high, away_from_zero)

    return draw


def matrix(low: float = -6.0, high: float = 6.0, away_from_zero: float = 0.0) -> Case[np.ndarray]:
    """Draw a matrix that is not square."""

    def draw(source: Source) -> np.ndarray:
        rows = source.integer(1, 5)
        return source.array((rows, rows + source.integer(1, 3)), low, high, away_from_zero)

    return draw
