"""The relative error is taken of each entry by itself, and the largest one is returned.

Then an entry that is tiny beside the others decides, although it hardly contributes to the gradient and
its numerical value is mostly rounding. For a = (100, 0.001) and b = (100, 0.002) the norms give 0.001 /
200 = 5e-6. Entry by entry, the errors are 0 and 0.001 / 0.003, of which the largest is 0.333.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import numbers, same_shape

REPLACES = "derivatives.relative_error"
FAILS = ("DER-RELATIVE-1", "DER-RELATIVE-4")
HINT = "Is it numbers that are compared, or gradients? Work out (100, 0.001) and (100, 0.002)."


def relative_error(a: ArrayLike, b: ArrayLike) -> float:
    """Return the largest abs(a - b) / (abs(a) + abs(b))."""
    a, b = same_shape(numbers(a, "a"), numbers(b, "b"))
    errors = np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-300)
    return float(np.max(errors, initial=0.0))
