"""How the inputs of the specification are drawn.

Rules: dimensions are distinct (a transposed matrix hides in a square), biases are not zero, inputs stay at
least 0.05 away from kinks, and |z| stays below 10 where values are compared to many digits.
"""

from __future__ import annotations

from grader.testing import Source

KINK = 0.05


def at_most(source: Source, size: int, least: int = 1) -> int:
    """Return `size` when all goes well; a failure may be made small with `least` in its place."""
    return int(source.some([least, size]).max())
