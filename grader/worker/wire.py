"""The wire's values: msgpack with a strict extension for arrays, handles and call-backs.

Both ends use this module. The host treats every byte it decodes as hostile: exact types only, bounded
depth, bounded counts, no pickle, no objects. Compound values carry a tag as their first item, so that a
list and a tuple stay apart and one walk both checks and rebuilds what msgpack decoded.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Sized
from dataclasses import dataclass
from typing import Any

import msgpack
import numpy as np

MAX_FRAME_BYTES = 64 << 20
MAX_DEPTH = 32
MAX_ITEMS = 1 << 20
MAX_TEXT_BYTES = 1 << 20
MAX_AXES = 8
MAX_AXIS_LENGTH = 1 << 28

_DTYPES = (
    "?", "<i1", "<i2", "<i4", "<i8", "<u1", "<u2", "<u4", "<u8", "<f2", "<f4", "<f8", "<c8", "<c16",
)  # fmt: skip
_CODE_OF = {np.dtype(name): code for code, name in enumerate(_DTYPES)}
_DTYPE_OF = tuple(np.dtype(name) for name in _DTYPES)
_FLOAT64 = np.dtype("<f8")

_ARRAY, _HANDLE, _CALLBACK, _SCALAR, _COMPLEX, _COLLABORATOR, _EXPRESSION = 1, 2, 3, 4, 5, 6, 7
_LIST, _TUPLE, _DICT = 0, 1, 2
_FORTRAN, _READ_ONLY, _STRIDED = 1, 2, 4


class WireError(Exception):
    """What arrived is not a value that this wire carries."""


@dataclass(frozen=True, slots=True)
class Handle:
    """An object that stays in the worker, known to the host by a number and its class's name."""

    number: int
    type_name: str


@dataclass(frozen=True, slots=True)
class Callback:
    """A function that stays in the host, known to the worker by a number."""

    number: int


@dataclass(frozen=True, slots=True)
class CollaboratorStub:
    """An object that stays in the host; the worker may call the methods named here."""

    number: int
    methods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expression:
    """A function of the course that is evaluated in the worker, given by its text."""

    text: str


Reference = Handle | Callback | CollaboratorStub | Expression
Keep = Callable[[object], Reference]


def refuse(value: object) -> Reference:
    """Keep nothing: for a channel that carries plain values only."""
    raise WireError(f"this channel does not carry a value of type {type(value).__name__}")


def encode(value: object, keep: Keep) -> bytes:
    """Return `value` as bytes; `keep` turns whatever the wire does not carry into a reference to it."""
    data: bytes = msgpack.packb(_to_plain(value, keep, 0), strict_types=True)
    return data


def decode(data: bytes | bytearray | memoryview, from_host: bool = False) -> Any:
    """Return the value in `data`, rebuilt from exact base types.

    Only what comes from the host may hold call-backs, collaborators and expressions.

    Raises
    ------
    WireError
        If the bytes are not a value of this wire, or break one of its limits.
    """
    # A short frame cannot hold too many items, and most frames are short: they are spared the counting.
    take = _Room().take if len(data) > MAX_ITEMS // 2 else None
    # An item is a byte at least. Without this, a few bytes that announce many items reserve room for them.
    most = min(MAX_ITEMS, len(data))
    try:
        plain = msgpack.unpackb(
            data,
            ext_hook=_decode_extension,
            list_hook=take,
            object_hook=take,
            raw=False,
            strict_map_key=True,
            max_array_len=most,
            max_map_len=most,
            max_str_len=MAX_TEXT_BYTES,
            max_bin_len=0,
            max_ext_len=MAX_FRAME_BYTES,
        )
    except WireError:
        raise
    except (ValueError, TypeError, RecursionError, OverflowError, MemoryError) as error:
        raise WireError(f"not a frame: {type(error).__name__}: {error}") from None
    except Exception as error:  # msgpack's own exceptions share no base class below Exception
        raise WireError(f"not a frame: {type(error).__name__}: {error}") from None
    return _Rebuild(_FROM_HOST if from_host else _LEAVES).value(plain, 0)


def _to_plain(value: Any, keep: Keep, depth: int) -> object:
    kind = type(value)
    if kind is float or kind is bool or value is None:
        return value
    if kind is np.ndarray:
        return _encode_array(value, keep)
    if kind is str:
        text = _sendable(value)
        return text if len(text) * 4 <= MAX_TEXT_BYTES else _encode_reference(keep(value))
    if kind is int:
        return value if -(1 << 63) <= value < 1 << 64 else _encode_reference(keep(value))
    if kind in _CONTAINERS and depth < MAX_DEPTH - 2:
        depth += 1
        if kind is list:
            return [_LIST, *[_to_plain(item, keep, depth) for item in value]]
        if kind is tuple:
            return [_TUPLE, *[_to_plain(item, keep, depth) for item in value]]
        if all(type(key) is str for key in value):
            items = value.items()
            return [_DICT, {_sendable(key): _to_plain(item, keep, depth) for key, item in items}]
    if kind is complex:
        return msgpack.ExtType(_COMPLEX, struct.pack("<dd", value.real, value.imag))
    if isinstance(value, np.generic) and value.dtype in _CODE_OF:
        return msgpack.ExtType(_SCALAR, bytes([_CODE_OF[value.dtype]]) + value.tobytes())
    return _encode_reference(keep(value))


def _sendable(text: str) -> str:
    """Return `text` with lone surrogates, which UTF-8 does not have, written out."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


def _encode_reference(reference: Reference) -> msgpack.ExtType:
    if type(reference) is Handle:
        name = reference.type_name.encode("utf-8", "backslashreplace")[:480]
        return msgpack.ExtType(_HANDLE, struct.pack("<Q", reference.number) + name)
    if type(reference) is Callback:
        return msgpack.ExtType(_CALLBACK, struct.pack("<Q", reference.number))
    if type(reference) is CollaboratorStub:
        names = "\n".join(reference.methods).encode()
        return msgpack.ExtType(_COLLABORATOR, struct.pack("<Q", reference.number) + names)
    if type(reference) is Expression:
        return msgpack.ExtType(_EXPRESSION, reference.text.encode())
    raise WireError(f"cannot send a value of type {type(reference).__name__}")


def _encode_array(array: np.ndarray, keep: Keep) -> msgpack.ExtType:
    code = _CODE_OF.get(array.dtype)
    flags = 0 if array.flags.writeable else _READ_ONLY
    if code is None:
        if array.dtype.kind not in "biufc" or array.dtype.itemsize > 16:
            return _encode_reference(keep(array))
        array = array.astype(array.dtype.newbyteorder("<"))
        code = _CODE_OF.get(array.dtype)
        if code is None:  # long double has no portable form
            return _encode_reference(keep(array))
    if array.ndim > MAX_AXES:
        return _encode_reference(keep(array))
    order = "C"
    if not array.flags.c_contiguous:
        if array.flags.f_contiguous:
            flags, order = flags | _FORTRAN, "F"
        else:
            flags |= _STRIDED
    header = struct.pack(f"<BBB{array.ndim}Q", code, array.ndim, flags, *array.shape)
    return msgpack.ExtType(_ARRAY, header + array.tobytes(order))  # type: ignore[arg-type]


def _decode_extension(code: int, data: bytes) -> object:
    if code == _ARRAY:
        return _decode_array(data)
    if code == _SCALAR and data and data[0] < len(_DTYPE_OF):
        dtype = _DTYPE_OF[data[0]]
        if len(data) != 1 + dtype.itemsize or (data[0] == 0 and data[1] > 1):
            raise WireError("a scalar of the wrong length or an impossible bool")
        return np.frombuffer(data, dtype, offset=1)[0]
    if code == _COMPLEX and len(data) == 16:
        return complex(*struct.unpack("<dd", data))
    if code == _HANDLE and 8 <= len(data) <= 488:
        return Handle(struct.unpack_from("<Q", data)[0], data[8:].decode("utf-8", "replace"))
    if code == _CALLBACK and len(data) == 8:
        return Callback(struct.unpack("<Q", data)[0])
    if code == _COLLABORATOR and 8 <= len(data) <= 4096:
        names = data[8:].decode("utf-8", "replace")
        return CollaboratorStub(struct.unpack_from("<Q", data)[0], tuple(filter(None, names.split("\n"))))
    if code == _EXPRESSION and len(data) <= 4096:
        return Expression(data.decode("utf-8", "replace"))
    raise WireError(f"extension {code} with {len(data)} bytes")


def _decode_array(data: bytes) -> np.ndarray:
    if len(data) < 3:
        raise WireError("an array without a header")
    code, axes, flags = data[0], data[1], data[2]
    if code >= len(_DTYPE_OF) or axes > MAX_AXES or len(data) < 3 + 8 * axes or flags > 7:
        raise WireError("an array with an impossible header")
    shape = struct.unpack_from(f"<{axes}Q", data, 3)
    dtype, offset = _DTYPE_OF[code], 3 + 8 * axes
    # A shape such as (0, 10**18) holds no byte and still breaks what multiplies its axes.
    if shape and max(shape) > (MAX_AXIS_LENGTH if 0 not in shape else 1 << 20):
        raise WireError("an axis too long")
    if math.prod(shape) * dtype.itemsize != len(data) - offset:
        raise WireError("an array whose shape and bytes disagree")
    flat = np.frombuffer(data, dtype, offset=offset)
    if code == 0 and flat.view(np.uint8).max(initial=0) > 1:
        raise WireError("a bool that is neither 0 nor 1")
    if flags & _FORTRAN:
        array = flat.reshape(shape, order="F").copy(order="F")
    elif flags & _STRIDED and axes:
        # Every second entry of the last axis of a buffer twice as long.
        buffer = np.zeros((*shape[:-1], 2 * shape[-1]), dtype)
        array = buffer[..., ::2]
        array[...] = flat.reshape(shape)
    else:
        array = flat.reshape(shape).copy()
    if flags & _READ_ONLY:
        array.flags.writeable = False
    return array


_LEAVES = frozenset(
    {float, int, bool, str, type(None), complex, np.ndarray, Handle} | {dtype.type for dtype in _DTYPE_OF}
)
_FROM_HOST = _LEAVES | {Callback, CollaboratorStub, Expression}
_CONTAINERS = frozenset({list, tuple, dict})


class _Room:
    """Counts the containers and items of a frame while it is unpacked.

    Without it, 16 MiB of empty lists become more than a gigabyte before the first check.
    """

    def __init__(self) -> None:
        self.left = MAX_ITEMS

    def take(self, container: Sized) -> Sized:
        self.left -= 1 + len(container)
        if self.left < 0:
            raise WireError("too many items")
        return container


class _Rebuild:
    """One walk over what msgpack decoded: checks every type, depth and count, and untags."""

    def __init__(self, leaves: frozenset[type]) -> None:
        self._leaves = leaves
        self.items = 0

    def value(self, plain: Any, depth: int) -> object:
        kind = type(plain)
        if kind in self._leaves:
            return plain
        self.items += 1
        if depth > MAX_DEPTH or self.items > MAX_ITEMS:
            raise WireError("too deep or too many items")
        if kind is not list or not plain:
            raise WireError(f"a value of type {kind.__name__}")
        tag = plain[0]
        if type(tag) is not int:
            raise WireError("a compound value without its tag")
        if tag == _DICT:
            return self._mapping(plain, depth)
        depth += 1
        # Leaves are most of what there is, and need no walk of their own.
        items = [item if type(item) in self._leaves else self.value(item, depth) for item in plain[1:]]
        if tag == _LIST:
            return items
        if tag == _TUPLE:
            return tuple(items)
        raise WireError(f"a compound value with tag {tag}")

    def _mapping(self, plain: list[Any], depth: int) -> dict[str, object]:
        if len(plain) != 2 or type(plain[1]) is not dict:
            raise WireError("a mapping without its entries")
        if not all(type(key) is str for key in plain[1]):
            raise WireError("a mapping with a key that is not text")
        return {key: self.value(item, depth + 1) for key, item in plain[1].items()}
