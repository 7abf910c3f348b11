"""The relative error has 1e-8 added to its denominator, so that small gradients look alike.

The addition avoids 0 / 0, but it is no longer small beside gradients that are small themselves, as those
of saturated units are. For a = (1e-8, 2e-8) and b = (3e-8, 0) the distance is 2.83e-8 and the sum of the
norms 5.24e-8: the error is 0.540, and 0.454 with the addition. At 1e-12 two gradients of opposite sign
would get 0.0002 instead of 1.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from ._textbook import numbers, same_shape

REPLACES = "derivatives.relative_error"
FAILS = ("DER-RELATIVE-1", "DER-RELATIVE-2", "DER-RELATIVE-4")
HINT = "Scale both gradients by 1e-9. A relative error should not notice."


def relative_error(a: ArrayLike, b: ArrayLike) -> float:
    """Return norm(a - b) / (norm(a) + norm(b) + 1e-8)."""
    a, b = same_shape(numbers(a, "a"), numbers(b, "b"))
    return float(np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b) + 1e-8))
