"""Judging a returned value: type, shape, dtype, finiteness, then value, always in that order."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct

from ..records import Verdict
from ..worker.failures import CallFailed
from ..worker.proxy import RemoteFunction, RemoteObject
from .failure import Failure
from .paste import paste_value

_NEAR = 1e-6


class Tolerance(Struct, frozen=True):
    """How far a right value may be off, and why.

    A tensor is right when its largest error is at most `relative` times its largest entry plus `absolute`;
    with `entrywise`, each entry is held to its own size.
    """

    relative: float
    absolute: float
    reason: str
    entrywise: bool = False

    def allowed(self, want: np.ndarray) -> np.ndarray | float:
        """Return the largest error allowed: for each entry with `entrywise`, else one for all."""
        size = np.abs(want)
        largest = size.max(initial=0.0)
        if not math.isfinite(largest):  # an infinity would excuse every other entry
            size = np.where(np.isfinite(size), size, 0.0)
            largest = size.max(initial=0.0)
        if self.entrywise:
            return np.asarray(self.relative * size + self.absolute)
        return float(self.relative * largest + self.absolute)


def expect_close(got: object, want: object, tolerance: Tolerance, what: str = "the result") -> None:
    """Judge one number or array.

    Raises
    ------
    Failure
        With the verdict that the first deviation deserves.
    """
    expected = np.asarray(want, dtype=np.float64)
    array = _as_float_array(got, expected.shape, what)
    # The passing path decides nearly every call and is kept to a few operations.
    with np.errstate(all="ignore"):
        within = np.abs(array - expected) <= tolerance.allowed(expected)
    if not within.all():
        _expect_close_entries(array, expected, tolerance, what, (want, got))


def _expect_close_entries(
    array: np.ndarray, expected: np.ndarray, tolerance: Tolerance, what: str, shown: tuple[object, object]
) -> None:
    """Judge entry by entry, with infinities and nan where they are expected; `shown` is (want, got)."""
    texts = _paste(shown[0], expected), _paste(shown[1], array)
    strange = ~np.isfinite(array) & np.isfinite(expected)
    if strange.any():
        where = _first_index(strange)
        message = f"{what} is {array[where]}{_at(where)}, where a finite number is expected"
        raise Failure(Verdict.NOT_FINITE, message, *texts)
    with np.errstate(all="ignore"):
        error = np.where(array == expected, 0.0, np.abs(array - expected))
        error = np.where(np.isnan(expected) & np.isnan(array), 0.0, error)
        wrong = ~(error <= tolerance.allowed(expected))
    if not wrong.any():
        return
    largest = float(np.max(error[wrong]))
    worst = tuple(int(i) for i in np.unravel_index(int(np.argmax(np.where(wrong, error, -1))), error.shape))
    near = Tolerance(max(_NEAR, tolerance.relative), _NEAR * 1e-6, "", tolerance.entrywise)
    if bool((error <= near.allowed(expected)).all()):
        message = f"{what} is right but for precision: it is off by {largest:.2g}{_at(worst)}"
        raise Failure(Verdict.NEAR_MISS, message, *texts, max_abs_error=largest)
    count = f", {int(wrong.sum())} of {wrong.size} entries are wrong" if wrong.size > 1 else ""
    message = f"{what} is off by up to {largest:.3g}{_at(worst)}{count}"
    finite = largest if math.isfinite(largest) else None  # JSON has no infinity
    raise Failure(Verdict.WRONG_VALUE, message, *texts, max_abs_error=finite)


def expect_sequence(
    got: object, wants: Sequence[object], tolerance: Tolerance, names: Sequence[str], what: str = "the result"
) -> None:
    """Judge a list or tuple of arrays, entry by entry; `names` says what each is called."""
    items = expect_list(got, len(wants), what)
    for item, want, name in zip(items, wants, names, strict=True):
        expect_close(item, want, tolerance, name)


def expect_list(got: object, length: int | None, what: str = "the result") -> list[object]:
    """Return `got` as a list, if it is a list or tuple (of `length` entries, unless that is None)."""
    if type(got) is not list and type(got) is not tuple:
        message = f"{what} is {_describe(got)}, expected a list or a tuple"
        raise Failure(Verdict.WRONG_TYPE, message, got=_paste(got, None))
    if length is not None and len(got) != length:
        message = f"{what} has {len(got)} entries, expected {length}"
        raise Failure(Verdict.WRONG_SHAPE, message, expected=f"{length} entries", got=f"{len(got)} entries")
    return list(got)


def expect_equal(got: object, want: bool | int | str, what: str = "the result") -> None:
    """Judge a truth value, a count or a word; NumPy's scalars count as Python's."""
    value = got.item() if isinstance(got, np.bool_ | np.integer) else got
    if type(value) is np.ndarray and value.shape == () and value.dtype.kind in "biu":
        value = value.item()
    if type(value) is not type(want):
        message = f"{what} is {_describe(got)}, expected {_article(type(want).__name__)}"
        raise Failure(Verdict.WRONG_TYPE, message, expected=repr(want), got=_paste(got, None))
    if value != want:
        message = f"{what} is {paste_value(value)}, expected {want!r}"
        raise Failure(Verdict.WRONG_VALUE, message, expected=repr(want), got=paste_value(value))


def expect_error(
    function: RemoteFunction,
    arguments: Sequence[object],
    rule: str,
    keywords: Mapping[str, object] | None = None,
    error: str = "ValueError",
) -> None:
    """Judge that a call is refused with `error` and a message; `rule` says what it breaks."""
    try:
        value = function.observe(arguments, keywords).value
    except CallFailed as failure:
        if failure.verdict not in (Verdict.RAISED, Verdict.OUT_OF_MEMORY):
            raise
        if error not in failure.bases:
            message = f"{rule}: expected {error}, but it {failure.message}"
            raise Failure(Verdict.RAISED, message, expected=f"{error}", got=failure.message) from None
        where = f" ({failure.frames[-1]})" if failure.frames else ""
        if failure.message.removesuffix(where) == f"raised {failure.bases[0]}":
            message = f"{rule}: the {error} has no message; name the argument, its value and the rule"
            raise Failure(Verdict.RAISED, message, expected=f"{error} with a message", got=error) from None
        return
    message = f"{rule}: expected {error}, but a value was returned"
    raise Failure(Verdict.MISSING_ERROR, message, expected=error, got=_paste(value, None))


def expect_errors(
    function: RemoteFunction,
    calls: Sequence[tuple[Sequence[object], str]],
    keywords: Sequence[Mapping[str, object]] | None = None,
    error: str = "ValueError",
) -> None:
    """Judge that each of some calls is refused, as `expect_error` does.

    `calls` are the arguments of each and the rule that it breaks, `keywords` those of each, if they have any.
    """
    named: Sequence[Mapping[str, object]] = [{} for _ in calls] if keywords is None else keywords
    function.ask_ahead([(arguments, mine) for (arguments, _), mine in zip(calls, named, strict=True)])
    for (arguments, rule), mine in zip(calls, named, strict=True):
        expect_error(function, arguments, rule, mine, error)


def expect_unchanged(before: Sequence[object], after: Sequence[object] | None) -> None:
    """Judge that the arguments of a call are to the bit what they were."""
    assert after is not None, "the call was not made with keep_arguments=True"
    for position, (old, new) in enumerate(zip(before, after, strict=True), start=1):
        if not _identical(old, new):
            message = f"argument {position} was modified by the call; work on a copy"
            texts = f"still {_paste(old, None)}", f"now {_paste(new, None)}"
            raise Failure(Verdict.MODIFIED_ARGUMENT, message, *texts)


def expect(
    condition: bool,
    verdict: Verdict,
    message: str,
    expected: str = "",
    got: str = "",
    whole_log: bool = False,
) -> None:
    """Judge by a condition of the test's own."""
    if not condition:
        raise Failure(verdict, message, expected, got, whole_log=whole_log)


def as_array(got: object, shape: tuple[int, ...], what: str = "the result") -> np.ndarray:
    """Return `got` as a float64 array, if it is one of this shape with finite entries."""
    array = _as_float_array(got, shape, what)
    if not np.isfinite(array).all():
        raise Failure(Verdict.NOT_FINITE, f"{what} has entries that are not finite", got=_paste(got, array))
    return array


def as_number(got: object, what: str = "the result") -> float:
    """Return `got` as a float, if it is a finite number."""
    return float(as_array(got, (), what))


def _as_float_array(got: object, shape: tuple[int, ...], what: str) -> np.ndarray:
    if type(got) is np.ndarray and got.dtype == np.float64 and got.shape == shape:
        return got
    scalar_types = (float, int, np.float64)
    if not (type(got) is np.ndarray or (shape == () and type(got) in scalar_types)):
        wanted = "a number" if shape == () else "a NumPy array"
        missing = "; is a return statement missing?" if got is None else ""
        message = f"{what} is {_describe(got)}, expected {wanted}{missing}"
        raise Failure(Verdict.WRONG_TYPE, message, expected=f"{wanted}, shape {shape}", got=_paste(got, None))
    array = np.array(got)
    if array.shape != shape:
        message = f"{what} has shape {array.shape}, expected {shape}"
        texts = f"shape {shape}", f"shape {array.shape}: {_paste(got, array)}"
        raise Failure(Verdict.WRONG_SHAPE, message, *texts)
    if type(got) is np.ndarray and array.dtype != np.float64:
        message = f"{what} has dtype {array.dtype}, expected float64"
        raise Failure(Verdict.WRONG_TYPE, message, expected="dtype float64", got=f"dtype {array.dtype}")
    return array.astype(np.float64)


def _identical(old: object, new: object) -> bool:
    if type(old) is np.ndarray:
        same_form = type(new) is np.ndarray and new.shape == old.shape and new.dtype == old.dtype
        return same_form and new.tobytes() == old.tobytes()  # type: ignore[attr-defined]
    if type(old) in (list, tuple):
        if type(new) is not type(old) or len(new) != len(old):  # type: ignore[arg-type]
            return False
        return all(map(_identical, old, new))  # type: ignore[call-overload]
    if type(old) in (float, int, str, bool, type(None)):
        return type(new) is type(old) and (new == old or (new != new and old != old))
    return True  # functions and objects of the test are not data


def _describe(value: object) -> str:
    if value is None:
        return "None"
    if isinstance(value, RemoteObject):
        return f"an object of type {value.type_name}"
    if type(value) is np.ndarray:
        return f"an array of shape {value.shape} and dtype {value.dtype}"
    return _article(type(value).__name__)


def _article(name: str) -> str:
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def _paste(value: object, array: np.ndarray | None) -> str:
    if isinstance(value, RemoteObject):
        return f"an object of type {value.type_name}"
    if isinstance(value, np.float64):
        return paste_value(float(value))
    if array is not None and type(value) is not np.ndarray and array.shape:
        return paste_value(array)
    return paste_value(_in_c_order(value))


def _in_c_order(value: object) -> object:
    """Return a result with its arrays in plain order, which is all that a reader wants to see of it."""
    if type(value) is np.ndarray and value.ndim:
        return np.ascontiguousarray(value)
    if type(value) in (list, tuple):
        return type(value)(map(_in_c_order, value))  # type: ignore[call-arg, call-overload]
    return value


def _first_index(mask: np.ndarray) -> tuple[int, ...]:
    return tuple(int(i) for i in np.argwhere(mask)[0])


def _at(index: tuple[int, ...]) -> str:
    return f" at index [{', '.join(map(str, index))}]" if index else ""
