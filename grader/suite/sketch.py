"""What a course's pictures are made with: from numbers to evidence, or to None where there is nothing to see.

Numbers are kept to six digits, more than a drawing has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from msgspec.structs import replace
from numpy.typing import ArrayLike

from ..pictures import Curve, Matrix, Path, Picture, Point, Value, View
from ..records import Verdict
from ..worker.failures import CallFailed
from ..worker.proxy import Call, RemoteFunction, Submission

# Given the submission and the calls of the test that failed, or the submission alone.
Sketch = (
    Callable[[Submission, Sequence[Call]], Iterable[Picture | None]]
    | Callable[[Submission], Iterable[Picture | None]]
)

_MOST_POINTS = 400
_MOST_CELLS = 400
_SEEN = 0.01  # of the height of a picture: what is closer than this looks the same
_OUTLYING = 2.0  # times the height of the right curve: what is further away would flatten it
_PLACES = 61
_NEIGHBOURHOOD = 3.0  # to either side of the call that failed
_MOST_BYTES, _BYTES_OF_ONE = 1 << 20, 64  # of the calls of one test


def kept(calls: Sequence[Call]) -> tuple[Call, ...]:
    """Return the calls of a failure as they are kept until pictures are made, none if they are too large."""
    room = _MOST_BYTES
    for call in calls:
        room = _room_after((call.arguments, call.keywords, call.result), room)
    # Without what else was seen, and without errors, whose frames hold whatever the submission sent.
    return tuple(replace(call, failure=None, seen=None) for call in calls) if room >= 0 else ()


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
    counted, logarithmic
        Whether x counts something, and y is to be seen on a logarithmic scale.

    Returns
    -------
    Curve or None
        None if `got` are no such values, or both would look the same.
    """
    places, wanted = np.asarray(x, dtype=np.float64), np.asarray(right, dtype=np.float64)
    values = as_numbers(got, wanted.shape)
    if values is None or wanted.shape != places.shape or not 1 < places.size <= _MOST_POINTS:
        return None
    with np.errstate(all="ignore"):
        seen, found = (np.log10(np.where(y > 0, y, np.nan)) if logarithmic else y for y in (wanted, values))
    view = _view(seen, found)
    if not _differ(seen, found, view):
        return None
    if logarithmic:
        view = View(*(_short(10.0**end) or end for end in (view.low, view.high)))
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
    )


def matrix(title: str, row_label: str, column_label: str, right: object, got: object) -> Matrix | None:
    """Return the right matrix, what a submission returned, and the difference.

    None if `got` is no matrix of this shape, the matrix has a single entry, or both would look the same.
    """
    wanted = np.asarray(right, dtype=np.float64)
    values = as_numbers(got, wanted.shape)
    if values is None or wanted.ndim != 2 or not 1 < wanted.size <= _MOST_CELLS:
        return None
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
    """
    wanted = np.asarray(right, dtype=np.float64)
    values = as_numbers(got, wanted.shape)
    if values is None or wanted.shape[1:] != (2,) or not 1 < len(wanted) <= _MOST_POINTS:
        return None
    views = [_view(wanted[:, axis], values[:, axis]) for axis in (0, 1)]
    if not any(_differ(wanted[:, axis], values[:, axis], views[axis]) for axis in (0, 1)):
        return None
    lines = tuple(_points(np.asarray(line, dtype=np.float64)) for line in levels)
    with np.errstate(all="ignore"):
        off = np.hypot(*(values - wanted).T)
    furthest = _furthest(np.zeros(len(off)), off)
    return Path(title, x_label, y_label, _points(wanted), _points(values), furthest, lines, *views)


def elementwise(
    title: str,
    x_label: str,
    right: Callable[..., object],
    *,
    low: float = -np.inf,
    high: float = np.inf,
) -> Sketch:
    """Return the sketch of a function of one number, or of each entry of an array, around a failing entry.

    `low` and `high` bound where it is defined; what follows the first argument stays as in the call.
    """

    def sketch(submission: Submission, calls: Sequence[Call]) -> Iterable[Picture | None]:
        last = calls[-1]
        rest, keywords = last.arguments[1:], dict(last.keywords)
        at = worst_entry(last, right)
        x = around(at, low, high)
        unit, _, name = last.function.partition(".")
        function: RemoteFunction = getattr(getattr(submission, unit), name)
        wanted = _right_values(right, x, rest, keywords)
        yield curve(title, x_label, title, x, wanted, applied(function, x, *rest, **keywords), at=at)

    return sketch


def applied(function: RemoteFunction, x: np.ndarray, *rest: object, **keywords: object) -> object:
    """Return what a function returns for an array, or else for each entry, nan where there is nothing."""
    try:
        got = as_numbers(function(x, *rest, **keywords), x.shape)
    except CallFailed as failure:
        if failure.verdict is not Verdict.RAISED:
            raise
        got = None
    return each(lambda value: function(value, *rest, **keywords), x) if got is None else got


def each(function: Callable[[float], object], x: Iterable[float]) -> np.ndarray:
    """Return the number that `function` returns at each x, nan where there is none."""
    values = []
    for place in x:
        try:
            number = as_numbers(function(float(place)), ())
        except CallFailed as failure:
            if failure.verdict is not Verdict.RAISED:
                raise
            number = None
        values.append(np.nan if number is None else float(number))
    return np.array(values)


def around(at: float | None, low: float = -np.inf, high: float = np.inf) -> np.ndarray:
    """Return places between `low` and `high` around a place, 0 and that place among the sights."""
    place = 0.0 if at is None else at
    margin = max(_NEIGHBOURHOOD, 0.25 * abs(place))
    first, last = max(min(place, 0.0) - margin, low), min(max(place, 0.0) + margin, high)
    x = np.linspace(first, last, _PLACES)
    return x if at is None else np.unique(np.append(x, at))


def worst_entry(call: Call, right: Callable[..., object]) -> float | None:
    """Return the entry of a call's first argument where what it returned is furthest off; None if none is."""
    if not call.arguments:
        return None
    numbers = as_numbers(call.arguments[0], None)
    if numbers is None or not numbers.size:
        return None
    got = as_numbers(call.result, numbers.shape)
    worst = 0
    if got is not None:
        wanted = _right_values(right, numbers.ravel(), call.arguments[1:], call.keywords)
        with np.errstate(all="ignore"):
            error = np.where(got.ravel() == wanted, 0.0, np.abs(got.ravel() - wanted))
        worst = int(np.argmax(np.where(np.isnan(error), np.inf, error)))
    place = float(numbers.flat[worst])
    return place if np.isfinite(place) else None


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


def _right_values(
    right: Callable[..., object], x: np.ndarray, rest: Sequence[object], keywords: Mapping[str, object]
) -> np.ndarray:
    """Return the right values at each x, nan where the right function is not defined."""
    with np.errstate(all="ignore"):
        try:
            return np.asarray(right(x, *rest, **keywords), dtype=np.float64)
        except ValueError:
            pass
        values = []
        for place in x:
            try:
                values.append(float(right(place, *rest, **keywords)))  # type: ignore[arg-type]
            except ValueError:
                values.append(np.nan)
    return np.array(values)


def _view(right: np.ndarray, got: np.ndarray) -> View:
    """Return what to see of an axis: the right values, and of the submission's those that are not far off."""
    known = right[np.isfinite(right)]
    if not known.size:
        known = np.zeros(1)
    low, high = float(known.min()), float(known.max())
    span = (high - low) or abs(high) or 1.0
    near = got[np.isfinite(got)]
    near = near[(near >= low - _OUTLYING * span) & (near <= high + _OUTLYING * span)]
    low, high = min(low, *near, high), max(high, *near, low)
    margin = 0.05 * ((high - low) or span)
    return View(*(_short(end) or 0.0 for end in (low - margin, high + margin)))


def _differ(right: np.ndarray, got: np.ndarray, view: View) -> bool:
    """Tell whether one can see that two rows of numbers are not the same."""
    missing = np.isfinite(right) != np.isfinite(got)
    with np.errstate(all="ignore"):
        off = np.abs(got - right) > _SEEN * (view.high - view.low)
    return bool((missing | off).any())


def _furthest(right: np.ndarray, got: np.ndarray) -> int:
    """Return the entry where two rows of numbers are furthest apart, at best where one has none."""
    with np.errstate(all="ignore"):
        error = np.abs(got - right)
    error = np.where(np.isnan(right) & np.isnan(got), 0.0, np.where(np.isnan(error), np.inf, error))
    return int(np.argmax(error))


def _points(array: np.ndarray) -> tuple[Point, ...]:
    return tuple((_short(x), _short(y)) for x, y in array.tolist())


def _rows(array: np.ndarray) -> tuple[tuple[Value, ...], ...]:
    return tuple(map(_row, array))


def _row(array: np.ndarray) -> tuple[Value, ...]:
    return tuple(map(_short, array.tolist()))


def _room_after(value: object, room: int) -> int:
    """Return how many more bytes may be kept after those of `value`; below 0 if it does not fit."""
    if isinstance(value, np.ndarray):
        return room - value.nbytes - _BYTES_OF_ONE
    if isinstance(value, str | bytes):
        return room - len(value) - _BYTES_OF_ONE
    room -= _BYTES_OF_ONE
    for item in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    ):
        if room < 0:
            break
        room = _room_after(item, room)
    return room


def _short(number: float) -> Value:
    return float(f"{number:.6g}") if np.isfinite(number) else None
