"""Sketches of functions of one number: where to look at them, and what is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from ..pictures import Picture
from ..records import Verdict
from ..worker.failures import CallFailed
from ..worker.proxy import Call, RemoteFunction, Submission
from .paste import paste_value
from .sketch import Sketch, as_numbers, curve

_PLACES = 61
_NEIGHBOURHOOD = 3.0  # to either side of the call that failed
_FAR_OUT = 30.0  # so far from 0 its surroundings are not shown
_AT_A_POLE = 0.5  # to either side of one


def elementwise(
    x_label: str,
    right: Callable[..., object],
    *,
    low: float = -np.inf,
    high: float = np.inf,
    free: Sequence[float] = (),
    poles: Sequence[float] = (),
) -> Sketch:
    """Return the sketch of a function of one number, or of each entry of an array, around a failing entry.

    Parameters
    ----------
    x_label
        What its first argument is called; those that follow stay as in the call.
    right
        The right function.
    low, high
        Where it is defined.
    free
        Where any value will do.
    poles
        Where it goes to infinity, if the right function has no value there.
    """

    def sketch(submission: Submission, calls: Sequence[Call]) -> Iterable[Picture | None]:
        last = calls[-1]
        rest, keywords = last.arguments[1:], dict(last.keywords)
        at = worst_entry(last, right, free)
        x = around(at, low, high)
        for pole in _poles_among(poles, right, rest, keywords):
            x = x[np.abs(x - pole) >= _AT_A_POLE]
            x = np.unique(np.append(x, pole)) if x.size and x[0] < pole < x[-1] else x
        unit, _, name = last.function.partition(".")
        wanted = _right_values(right, x, rest, keywords)
        got = applied(getattr(getattr(submission, unit), name), x, *rest, **keywords)
        for place in free:
            wanted[x == place] = got[x == place] = np.nan
        given = [*map(paste_value, rest), *(f"{key}={paste_value(value)}" for key, value in keywords.items())]
        title = f"{name}({', '.join([x_label, *given])})"
        yield curve(title, x_label, f"{name}({x_label})", x, wanted, got, at=at)

    return sketch


def applied(function: RemoteFunction, x: np.ndarray, *rest: object, **keywords: object) -> np.ndarray:
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
    """Return places between `low` and `high` around a place: from 0, unless it is far away."""
    place = 0.0 if at is None else at
    start = 0.0 if abs(place) <= _FAR_OUT else place
    margin = max(_NEIGHBOURHOOD, 0.25 * abs(place - start))
    first, last = max(min(place, start) - margin, low), min(max(place, start) + margin, high)
    x = np.linspace(first, last, _PLACES)
    return x if at is None else np.unique(np.append(x, at))


def worst_entry(call: Call, right: Callable[..., object], free: Sequence[float] = ()) -> float | None:
    """Return the entry of a call's first argument where what it returned is furthest off; None if none is.

    At `free` entries any value will do.
    """
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
        error = np.where(np.isin(numbers.ravel(), free), 0.0, error)
        worst = int(np.argmax(np.where(np.isnan(error), np.inf, error)))
    place = float(numbers.flat[worst])
    return place if np.isfinite(place) else None


def _poles_among(
    places: Sequence[float],
    right: Callable[..., object],
    rest: Sequence[object],
    keywords: Mapping[str, object],
) -> list[float]:
    """Return the places at which the right function has no value, with these arguments."""
    values = _right_values(right, np.array(places), rest, keywords)
    return [place for place, value in zip(places, values, strict=True) if not np.isfinite(value)]


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
