"""scipy.optimize's numerical differentiation: real differences, and complex steps, which lose no digits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.optimize._numdiff import approx_derivative
from scipy.sparse import eye_array

from .arrays import Array, array, positive

_COMPLEX_STEP = 1e-9  # its error is of the order of its square


def central(f: Callable[[Array], Any], x: Array, h: float | None) -> Array:
    """Return the Jacobian of f at a vector by central differences."""
    step = None if h is None else positive(h, "h")
    return np.atleast_2d(approx_derivative(f, x, method="3-point", abs_step=step))


def slopes(f: Callable[[Any], Any], x: Array) -> Array:
    """Differentiate an elementwise f by every entry of x: its Jacobian's diagonal, in one complex step."""
    entries = x.ravel()
    if not entries.size:
        return array(x)
    all_at_once = eye_array(entries.size, format="csr"), np.zeros(entries.size, dtype=int)
    step = _COMPLEX_STEP * np.minimum(1.0, np.abs(entries))  # SciPy replaces a step of 0
    found = approx_derivative(f, entries, method="cs", abs_step=step, sparsity=all_at_once)
    return array(found.diagonal()).reshape(x.shape)


def jacobian(f: Callable[[Any], Any], x: Array) -> Array:
    return array(approx_derivative(f, x, method="cs", abs_step=_COMPLEX_STEP)).reshape(x.size, x.size)
