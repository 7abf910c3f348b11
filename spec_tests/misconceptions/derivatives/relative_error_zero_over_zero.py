"""The relative error of two gradients that are both zero is 0 / 0, which is not a number.

Two zeros agree, so their error is 0; a plain quotient gives nan with a warning. A comparison with nan is
never true, so that nan ≤ 10⁻⁶ refuses a gradient of (0, 0) that is right. Every other pair, such as (3, 0)
and (1, 0) with 2 / 4 = 0.5, comes out right.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import numbers, same_shape

REPLACES = "derivatives.relative_error"
FAILS = ("DER-RELATIVE-2",)
HINT = "What do you divide by when neither gradient has an entry other than 0?"


def relative_error(a: ArrayLike, b: ArrayLike) -> float:
    """Return norm(a - b) / (norm(a) + norm(b))."""
    a, b = same_shape(numbers(a, "a"), numbers(b, "b"))
    return float(np.divide(np.linalg.norm(a - b), np.linalg.norm(a) + np.linalg.norm(b)))
