"""What a course's pictures are made with: from numbers to evidence, or to None where there is nothing to see.

Numbers are kept to six digits, more than a drawing has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import ArrayLike

from ..pictures import Curve, Matrix, Path, Picture, Point, Value, View
from ..worker.proxy import Call, Submission

# Given the submission and the calls of the test that failed, or the submission alone.
Sketch = (
    Callable[[Submission, Sequence[Call]], Iterable[Picture | None] | Picture | None]
    | Callable[[Submission], Iterable[Picture | None] | Picture | None]
)

_MOST_POINTS = 400
_MOST_CELLS = 400
_SEEN = 0.02  # of the height of a picture: what is closer than this looks the same
_OUTLYING = 2.0  # times the height of the right curve: what is further away would flatten it
_OUTLYING_COUNTED = 20.0  # the same for a few numbers, which are read one by one
_EXPONENTS = -300.0, 300.0  # of what a logarithmic scale can show
_SMALLEST = 1e-9  # height of a picture
_LEAST_HEIGHT = 0.1  # of a picture, to the size of its numbers


def curve(
    title: str,
    x_label: str,
    y_label: str,
    x: ArrayLike,
    right: object,
    got: object,
    *,
    at: float | None = None,
    counted: bool = False,
    logarithmic: bool = False,
    joined: bool = True,
) -> Curve | None:
    """Return the curves of the right values and of what a submission returned, at each x.

    Parameters
    ----------
    title, x_label, y_label
        What is shown, in the course's words.
    x
        The places, shape (n,).
    right, got
        The values there, shape (n,). Of `got`, anything is accepted.
    at
        The place of the call that failed.
    counted, logarithmic, joined
        Whether x counts something, y is to be seen on a logarithmic scale, and neighbours belong together.

    Returns
    -------
    Curve or None
        None if `got` are no such values, none of them can be shown, or both would look the same.

    Raises
    ------
    ValueError
        If x and the right values are not rows of as many numbers, or an x is not finite.
    """
    places, wanted = np.asarray(x, dtype=np.float64), np.asarray(right, dtype=np.float64)
    if wanted.shape != places.shape or places.ndim != 1:
        raise ValueError(f"x has shape {places.shape} and right {wanted.shape}, expected (n,) of both")
    if not np.isfinite(places).all():
        raise ValueError("x has entries that are not finite")
    values = as_numbers(got, wanted.shape)
    if values is None or not 1 < places.size <= _MOST_POINTS:
        return None
    with np.errstate(all="ignore"):
        seen, found = (np.log10(np.where(y > 0, y, np.nan)) if logarithmic else y for y in (wanted, values))
    view = _view(seen, found, _OUTLYING_COUNTED if counted else _OUTLYING)
    if not np.isfinite(found).any() or not _differ(seen, found, view):
        return None
    if logarithmic:
        low, high = np.power(10.0, np.clip((view.low, view.high), *_EXPONENTS)).tolist()
        view = View(low, high)
    return Curve(
        title,
        x_label,
        y_label,
        tuple(_short(place) or 0.0 for place in places.tolist()),
        _row(wanted),
        _row(values),
        _furthest(seen, found),
        view,
        None if at is None else _short(at),
        counted,
        logarithmic,
        joined,
    )


def matrix(title: str, row_label: str, column_label: str, right: object, got: object) -> Matrix | None:
    """Return the right matrix, what a submission returned, and the difference if it has the same shape.

    None if `got` is no matrix of finite numbers, if one of both has a single entry or too many, or if both
    would look the same.

    Raises
    ------
    ValueError
        If `right` is no matrix.
    """
    wanted, values = np.asarray(right, dtype=np.float64), as_numbers(got, None)
    if wanted.ndim != 2:
        raise ValueError(f"right has shape {wanted.shape}, expected (m, n)")
    if values is None or values.ndim != 2 or not np.isfinite(values).any():
        return None
    if not (1 < wanted.size <= _MOST_CELLS and 1 < values.size <= _MOST_CELLS):
        return None
    if values.shape != wanted.shape:
        return Matrix(title, row_label, column_label, _rows(wanted), _rows(values), (), None)
    if not _differ(wanted, values, _view(wanted, wanted)):
        return None
    with np.errstate(all="ignore"):
        difference = values - wanted
    rows = _rows(wanted), _rows(values), _rows(difference)
    furthest = divmod(_furthest(wanted.ravel(), values.ravel()), wanted.shape[1])
    return Matrix(title, row_label, column_label, *rows, furthest)


def path(
    title: str, x_label: str, y_label: str, right: object, got: object, levels: Iterable[ArrayLike] = ()
) -> Path | None:
    """Return the right way and a submission's, as points of a plane, shape (n, 2); `levels` are lines there.

    None if `got` is no such way, or both would look the same.

    Raises
    ------
    ValueError
        If `right` is no such way.
    """
    wanted = np.asarray(right, dtype=np.float64)
    if wanted.shape[1:] != (2,):
        raise ValueError(f"right has shape {wanted.shape}, expected (n, 2)")
    values = as_numbers(got, wanted.shape)
    if values is None or not 1 < len(wanted) <= _MOST_POINTS:
        return None
    values[~np.isfinite(values).all(axis=1)] = np.nan  # half a point is none
    if not np.isfinite(values).any():
        return None
    views = [_view(wanted[:, axis], values[:, axis]) for axis in (0, 1)]
    if not any(_differ(wanted[:, axis], values[:, axis], views[axis]) for axis in (0, 1)):
        return None
    lines = tuple(_points(np.asarray(line, dtype=np.float64)) for line in levels)
    with np.errstate(all="ignore"):
        off = np.hypot(*(values - wanted).T)
    furthest = _furthest(np.zeros(len(off)), off)
    x_view, y_view = views
    return Path(title, x_label, y_label, _points(wanted), _points(values), furthest, lines, x_view, y_view)


def as_numbers(value: object, shape: tuple[int, ...] | None) -> np.ndarray | None:
    """Return `value` as a float64 array of this shape (any, for None), or None if it is not one."""
    if type(value) not in (np.ndarray, np.float64, float, int, list, tuple):
        return None
    try:
        array = np.asarray(value)
    except ValueError:  # lists of different lengths
        return None
    if array.dtype.kind not in "biuf" or (shape is not None and array.shape != shape):
        return None
    return array.astype(np.float64)


def _view(right: np.ndarray, got: np.ndarray, outlying: float = _OUTLYING) -> View:
    """Return what to see of an axis: the right values, and of the submission's those that are not far off.

    If all of those are far off they are shown, and the right ones are a line.
    """
    known = right[np.isfinite(right)]
    if not known.size:
        known = np.zeros(1)
    low, high = float(known.min()), float(known.max())
    span = (high - low) or abs(high) or 1.0
    finite = got[np.isfinite(got)]
    near = finite[(finite >= low - outlying * span) & (finite <= high + outlying * span)]
    shown = near if near.size else finite
    low, high = min(low, *shown, high), max(high, *shown, low)
    # Not so low that only the last digits of numbers would differ.
    height = max(high - low, _LEAST_HEIGHT * max(abs(low), abs(high)), _SMALLEST)
    margin = (height - (high - low)) / 2.0 + 0.05 * height
    return View(*(_short(end) or 0.0 for end in (low - margin, high + margin)))


def _differ(right: np.ndarray, got: np.ndarray, view: View) -> bool:
    """Tell whether one can see that two rows of numbers are not the same."""
    missing = np.isfinite(right) & ~np.isfinite(got)
    with np.errstate(all="ignore"):
        off = np.abs(got - right) > _SEEN * (view.high - view.low)
    return bool((missing | off).any())


def _furthest(right: np.ndarray, got: np.ndarray) -> int:
    """Return the entry where two rows of numbers are furthest apart, at best where only `right` has one."""
    with np.errstate(all="ignore"):
        error = np.abs(got - right)
    error = np.where(np.isnan(error), np.inf, error)
    return int(np.argmax(np.where(np.isfinite(right), error, -1.0)))


def _points(array: np.ndarray) -> tuple[Point, ...]:
    return tuple((_short(x), _short(y)) for x, y in array.tolist())


def _rows(array: np.ndarray) -> tuple[tuple[Value, ...], ...]:
    return tuple(map(_row, array))


def _row(array: np.ndarray) -> tuple[Value, ...]:
    return tuple(map(_short, array.tolist()))


def _short(number: float) -> Value:
    return float(f"{number:.6g}") + 0.0 if np.isfinite(number) else None  # and no -0
