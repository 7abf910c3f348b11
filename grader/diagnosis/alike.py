"""Whether two calls, and what came of them, are the same, and how far they are from one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

import numpy as np

from ..worker.observing import Observation
from ..worker.proxy import Call, RemoteObject

RELATIVE, _ABSOLUTE = 1e-6, 1e-12
TIGHT = 1e-12  # about as exactly as the tests judge


def same_call(ours: Call, theirs: Call, relative: float = RELATIVE) -> bool:
    """Tell whether the same was called with the same, and the same came of it, but for rounding.

    `relative` is how far results may be apart, arguments are compared as always.
    """
    if not _alike(ours.arguments, theirs.arguments) or not _alike(ours.keywords, theirs.keywords):
        return False
    if ours.function != theirs.function:
        return False
    if ours.failure is not None or theirs.failure is not None:
        if ours.failure is None or theirs.failure is None:
            return False
        same_error = ours.failure.bases[:1] == theirs.failure.bases[:1]
        return same_error and ours.failure.verdict is theirs.failure.verdict
    return _alike(ours.result, theirs.result, relative) and _same_observation(ours.seen, theirs.seen)


def _same_observation(ours: Observation | None, theirs: Observation | None) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return (
        bool(ours.warnings) == bool(theirs.warnings)
        and _alike(ours.arguments, theirs.arguments)
        and ours.random_touched == theirs.random_touched
        and ours.earlier_touched == theirs.earlier_touched
    )


def _alike(ours: object, theirs: object, relative: float = RELATIVE) -> bool:
    """Tell whether two values are the same but for rounding."""
    if _is_number(ours) and _is_number(theirs):  # a Python float is as good as NumPy's
        return _close(np.asarray(ours), np.asarray(theirs), relative)
    if type(ours) is not type(theirs):
        both = type(ours) in (list, tuple) and type(theirs) in (list, tuple)
        if not both:
            return False
    if type(ours) in (list, tuple):
        items, others = cast(Sequence[object], ours), cast(Sequence[object], theirs)
        pairs = zip(items, others, strict=False)
        return len(items) == len(others) and all(_alike(*pair, relative) for pair in pairs)
    if isinstance(ours, Mapping):
        others_by_name = cast(Mapping[str, object], theirs)
        return ours.keys() == others_by_name.keys() and all(
            _alike(value, others_by_name[name], relative) for name, value in ours.items()
        )
    if type(ours) in (str, bool, type(None)):
        return ours == theirs
    return True  # functions of the test, objects that stay where they are


def _is_number(value: object) -> bool:
    if type(value) is np.ndarray:
        return value.dtype.kind in "biufc"
    return type(value) in (float, int, complex) or (
        isinstance(value, np.generic) and value.dtype.kind in "biufc"
    )


def _close(ours: np.ndarray, theirs: np.ndarray, relative: float = RELATIVE) -> bool:
    if ours.shape != theirs.shape or (ours.dtype != theirs.dtype and ours.ndim):
        return False
    if np.array_equal(ours, theirs):  # as arguments nearly always are
        return True
    with np.errstate(all="ignore"):
        size = np.abs(theirs[np.isfinite(theirs)]).max(initial=0.0)
        off = np.abs(np.subtract(ours, theirs, dtype=np.result_type(ours, theirs, np.float64)))
        same = (
            (ours == theirs)
            | (np.isnan(ours) & np.isnan(theirs))
            | (off <= relative * (size + _ABSOLUTE / RELATIVE))
        )
    return bool(same.all())


def distance(ours: object, theirs: object) -> float | None:
    """Return the largest difference between two results of one form, None if their forms differ."""
    if _is_number(ours) and _is_number(theirs):
        one, other = np.asarray(ours), np.asarray(theirs)
        if one.shape != other.shape or (one.dtype != other.dtype and one.ndim):
            return None
        with np.errstate(all="ignore"):
            off = np.abs(np.subtract(one, other, dtype=np.result_type(one, other, np.float64)))
            off = np.where((one == other) | (np.isnan(one) & np.isnan(other)), 0.0, off)
            return float(np.where(np.isnan(off), np.inf, off).max(initial=0.0))
    if type(ours) in (list, tuple) and type(theirs) in (list, tuple):
        items, others = cast(Sequence[object], ours), cast(Sequence[object], theirs)
        if len(items) != len(others):
            return None
        parts = [distance(item, other) for item, other in zip(items, others, strict=True)]
        return None if None in parts else max((part or 0.0 for part in parts), default=0.0)
    if isinstance(ours, RemoteObject) and isinstance(theirs, RemoteObject):
        return 0.0
    return 0.0 if _alike(ours, theirs) else None


def nearness(ours: object, theirs: object) -> float:
    """Return how near a result comes to another, summed over the arrays in it."""
    if type(ours) in (list, tuple) and type(theirs) in (list, tuple):
        items, others = cast(Sequence[object], ours), cast(Sequence[object], theirs)
        return sum(map(nearness, items, others)) if len(items) == len(others) else 0.0
    if not (_is_number(ours) and _is_number(theirs)):
        return 0.0
    one, other = np.asarray(ours, np.float64), np.asarray(theirs, np.float64)
    if one.shape != other.shape:
        return 0.0
    if _close(one, other):
        return 4.0
    size = float(np.vdot(other, other))
    with np.errstate(all="ignore"):
        factor = float(np.vdot(other, one)) / size if size else 0.0
        if not factor or not _close(one, factor * other):
            return 1.0
    return 2.0 + 0.5 * (factor > 0) + 0.5 * (abs(abs(factor) - 1.0) < RELATIVE)


def has_values(value: object) -> bool:
    """Tell whether a result holds numbers that are not all alike by chance, such as zeros."""
    if _is_number(value):
        array = np.asarray(value)
        return bool(array.size) and bool(np.isfinite(array).all()) and bool((array != 0).any())
    if type(value) in (list, tuple):
        return any(map(has_values, cast(Sequence[object], value)))
    return False
