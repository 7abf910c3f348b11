"""Values and calls as Python text that can be pasted into an interpreter after `import numpy as np`."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Mapping, Sequence

import numpy as np

from ..text import printable
from ..worker.callbacks import Collaborator, Formula
from ..worker.proxy import Call, CallLog, RemoteObject
from .room import room_after

WIDTH = 68  # with a label before it, a line of a value still fits into 80 columns
_MAX_ENTRIES = 400
_MAX_TEXT = 6000
_MOST_ENTRIES = 5000  # in all the levels of a value together
_Names = Mapping[int, str]


class _Cut:
    """Stands for what is left out of a value."""

    def __repr__(self) -> str:
        return "…"


def paste_value(value: object, names: _Names | None = None, indent: int = 0) -> str:
    """Return `value` as an expression, broken into lines where it is long."""
    text = _paste(_shown(value), names or {}, indent)
    return text if len(text) <= _MAX_TEXT else text[: _MAX_TEXT - 1] + "…"


def _shown(value: object) -> object:
    """Return a value that is not too large to be pasted, with its rest cut off if it is.

    Each level of a value is written out to see whether it fits into a line: lists in lists of what a
    submission returned would take minutes, for a text of which six thousand characters are shown.
    """
    return value if room_after(value, _MOST_ENTRIES, _entries) >= 0 else _cut(value, [_MOST_ENTRIES])


def _entries(value: object) -> int:
    """Return how many entries a value is by itself: one, and those of an array that are written out."""
    return 1 + (min(value.size, _MAX_ENTRIES) if type(value) is np.ndarray else 0)


def _cut(value: object, room: list[int]) -> object:
    room[0] -= _entries(value)
    if type(value) is dict:
        return {key: _cut(item, room) for key, item in value.items() if room[0] > 0}
    if type(value) not in (list, tuple):
        return value
    kept: list[object] = []
    for item in value:  # type: ignore[attr-defined]
        if room[0] <= 0:
            kept.append(_Cut())
            break
        kept.append(_cut(item, room))
    return kept if type(value) is list else tuple(kept)


def _paste(value: object, names: _Names, indent: int) -> str:
    flat = _flat(value, names)
    if len(flat) + indent <= WIDTH:
        return flat
    pad = " " * (indent + 4)
    if type(value) in (list, tuple):
        opening, closing = ("[", "]") if type(value) is list else ("(", ")")
        items = [pad + _paste(item, names, indent + 4) + "," for item in value[:_MAX_ENTRIES]]  # type: ignore[index]
        if len(value) > _MAX_ENTRIES:  # type: ignore[arg-type]
            items.append(f"{pad}… {len(value)} entries")  # type: ignore[arg-type]
        return "\n".join([opening, *items, " " * indent + closing])
    if type(value) is np.ndarray and value.ndim > 1 and value.size <= _MAX_ENTRIES:
        rows = [_wrapped(pad, _numbers(row.tolist()) + ",") for row in value]
        opening, closing = _array_frame(value)
        return "\n".join([opening + "[", *rows, " " * indent + "]" + closing])
    return _wrapped(" " * indent, flat).lstrip() if type(value) is np.ndarray else flat


def _wrapped(pad: str, text: str) -> str:
    """Break numbers into lines after commas, inside brackets, where Python does not mind."""
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=pad,
        subsequent_indent=pad + " ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def paste_call(log: CallLog, whole: bool) -> str:
    """Return the calls that lead to the last one of `log`: its object's, or with `whole` all of them."""
    if not log.calls:
        return ""
    last = log.calls[-1]
    wanted = log.calls if whole else _leading_to_last(log.calls)
    names = _name_objects(wanted)
    descriptions = [
        _comment(_name_of(value, names), value.description)
        for call in wanted
        for value in call.arguments
        if isinstance(value, Collaborator)
    ]
    lines = [_paste_one(call, names, last_call=call is last) for call in wanted]
    text = "\n".join([*dict.fromkeys(descriptions), *lines])
    return text if len(text) <= _MAX_TEXT else text[: _MAX_TEXT - 1] + "…"


def _comment(name: str, description: str) -> str:
    """Return what stands for an object that cannot be pasted."""
    text = f"{name} is the grader's: {description.removesuffix(f': {name}')}"
    return textwrap.fill(text, WIDTH, initial_indent="# ", subsequent_indent="#   ")


def _leading_to_last(calls: Sequence[Call]) -> list[Call]:
    """Return the calls that made, or may have changed, an object that the last call uses; it comes last."""
    used: set[int] = set()
    wanted: list[Call] = []
    for call in reversed(calls):
        values = (call.owner, call.result, *call.arguments, *call.keywords.values())
        objects = {id(value) for value in values if isinstance(value, RemoteObject)}
        if not wanted or objects & used:
            wanted.append(call)
            used |= objects
    return wanted[::-1]


def _name_objects(calls: Sequence[Call]) -> dict[int, str]:
    names: dict[int, str] = {}
    for call in calls:
        if isinstance(call.result, RemoteObject):
            stem = call.function.rpartition(".")[2].lower()
            taken = sum(name.rstrip("0123456789") == stem for name in names.values())
            names.setdefault(id(call.result), stem if not taken else f"{stem}{taken + 1}")
    return names


def _paste_one(call: Call, names: _Names, last_call: bool) -> str:
    function = call.function.rpartition(".")[2]
    if call.owner is not None:
        function = f"{names.get(id(call.owner), 'it')}.{function}"
    prefix = ""
    if isinstance(call.result, RemoteObject) and not last_call:
        prefix = f"{names[id(call.result)]} = "
    parts = [("", _shown(value)) for value in call.arguments]
    parts += [(f"{name}=", _shown(value)) for name, value in call.keywords.items()]
    flat = prefix + function + "(" + ", ".join(name + _flat(value, names) for name, value in parts) + ")"
    if len(flat) <= WIDTH:
        return flat
    lines = [f"    {name}{paste_value(value, names, 4)}," for name, value in parts]
    return "\n".join([f"{prefix}{function}(", *lines, ")"])


def _flat(value: object, names: _Names) -> str:
    if type(value) is np.ndarray:
        uniform = _uniform(value)
        if uniform:
            return uniform
        opening, closing = _array_frame(value)
        if value.size > _MAX_ENTRIES:
            return f"{opening}{_numbers(value.ravel()[:6].tolist())[:-1]}, …]{closing}  # shape {value.shape}"
        return opening + _numbers(value.tolist()) + closing
    if isinstance(value, RemoteObject | Collaborator):
        return _name_of(value, names)
    if isinstance(value, np.generic):
        return f"np.{_dtype_name(value.dtype)}({_numbers(value.item())})"
    if isinstance(value, Formula):
        return value.text
    if type(value) in (list, tuple) and len(value) > _MAX_ENTRIES:  # type: ignore[arg-type]
        return f"{_flat(value[:6], names)[:-1]}, … {len(value)} entries{']' if type(value) is list else ')'}"  # type: ignore[index, arg-type]
    if type(value) is dict and len(value) <= _MAX_ENTRIES:
        return "{" + ", ".join(f"{key!r}: {_flat(item, names)}" for key, item in value.items()) + "}"
    if type(value) is list:
        return "[" + ", ".join(_flat(item, names) for item in value) + "]"
    if type(value) is tuple:
        return "(" + ", ".join(_flat(item, names) for item in value) + ("," if len(value) == 1 else "") + ")"
    if type(value) is str:
        return repr(value) if len(value) <= _MAX_ENTRIES else repr(value[:_MAX_ENTRIES])[:-1] + "…'"
    if callable(value):
        return printable(getattr(value, "__name__", "function"))
    return _numbers(value)


def _name_of(value: RemoteObject | Collaborator, names: _Names) -> str:
    if isinstance(value, Collaborator):
        return value.description.split()[-1] if id(value) not in names else names[id(value)]
    return names.get(id(value)) or f"<an object of class {value.type_name}>"


def _uniform(array: np.ndarray) -> str:
    """Return a short form for an array whose entries are all the same, nothing for any other."""
    if array.size < 4 or array.dtype != np.float64 or not (array == array.flat[0]).all():
        return ""
    if array.flags.f_contiguous and not array.flags.c_contiguous:
        return ""
    value = float(array.flat[0])
    if value == 0.0:  # np.zeros has no negative zero
        return "" if np.signbit(array).any() else f"np.zeros({array.shape})"
    return f"np.ones({array.shape})" if value == 1.0 else f"np.full({array.shape}, {_numbers(value)})"


def _array_frame(array: np.ndarray) -> tuple[str, str]:
    empty = f".reshape({array.shape})" if array.size == 0 and array.ndim > 1 else ""
    plain = array.dtype == np.float64 or array.dtype == np.int64 or array.dtype == np.bool_
    dtype = "" if plain and array.size else f", dtype=np.{_dtype_name(array.dtype)}"
    if array.ndim > 1 and array.flags.f_contiguous and not array.flags.c_contiguous:
        return "np.asfortranarray(", f"{dtype})"
    return "np.array(", f"{dtype}){empty}"


def _dtype_name(dtype: np.dtype) -> str:
    return "bool_" if dtype == np.bool_ else str(dtype)  # NumPy 1 has no np.bool


def _numbers(value: object) -> str:
    if type(value) is list:
        return "[" + ", ".join(map(_numbers, value)) + "]"
    if type(value) is float and not math.isfinite(value):
        return "np.nan" if math.isnan(value) else "np.inf" if value > 0 else "-np.inf"
    if type(value) is complex:  # repr loses the sign of a zero, and (nan+1j) is no expression
        return f"complex({_numbers(value.real)}, {_numbers(value.imag)})"
    return repr(value)
