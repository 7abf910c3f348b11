"""The wire's values: msgpack with a strict extension for arrays, handles and call-backs.

Both ends use this module. The host treats every byte it decodes as hostile: exact types only, bounded
depth, bounded counts, no pickle, no objects. Compound values carry a tag as their first item, so that a
list and a tuple stay apart and one walk both checks and rebuilds what msgpack decoded.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Sized
from dataclasses import dataclass
from typing import Any

import msgpack
import numpy as np

from .arrays import CODE_OF, DTYPE_OF, array_bytes, array_from
from .arrays import WireError as WireError

MAX_FRAME_BYTES = 64 << 20
MAX_DEPTH = 32
MAX_ITEMS = 1 << 20
MAX_TEXT_BYTES = 1 << 20

_ARRAY, _HANDLE, _CALLBACK, _SCALAR, _COMPLEX, _COLLABORATOR, _EXPRESSION = 1, 2, 3, 4, 5, 6, 7
_LIST, _TUPLE, _DICT = 0, 1, 2


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


_PACKER = msgpack.Packer(strict_types=True)

Reference = Handle | Callback | CollaboratorStub | Expression
Keep = Callable[[object], Reference]


def refuse(value: object) -> Reference:
    """Keep nothing: for a channel that carries plain values only."""
    raise WireError(f"this channel does not carry a value of type {type(value).__name__}")


def encode(value: object, keep: Keep) -> bytes:
    """Return `value` as bytes; `keep` turns whatever the wire does not carry into a reference to it."""
    return pack(to_plain(value, keep))


def to_plain(value: object, keep: Keep, depth: int = 0) -> object:
    """Return `value` in the terms of msgpack, tagged; `keep` as for `encode`, `depth` below what is sent."""
    return _to_plain(value, keep, depth)


def message(*head: object, rest: Iterable[object], keep: Keep) -> list[object]:
    """Return the plain form of a message: a tuple that begins with numbers and names of our own."""
    return [_TUPLE, *head, *[_to_plain(value, keep, 1) for value in rest]]


def pack(plain: object) -> bytes:
    """Return what `to_plain` returned as bytes."""
    data: bytes = _PACKER.pack(plain)
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
        data = array_bytes(value)
        return _encode_reference(keep(value)) if data is None else _extension(_ARRAY, data)
    if kind is str:
        text = _sendable(value)
        return text if len(text) * 4 <= MAX_TEXT_BYTES else _encode_reference(keep(value))
    if kind is int:
        return value if -(1 << 63) <= value < 1 << 64 else _encode_reference(keep(value))
    if kind in _CONTAINERS and depth < MAX_DEPTH - 2:
        depth += 1
        if kind is list or kind is tuple:
            tag = _LIST if kind is list else _TUPLE
            # Numbers are most of what there is, and need no call of their own.
            return [tag, *[v if type(v) is float else _to_plain(v, keep, depth) for v in value]]
        if all(type(key) is str for key in value):
            items = value.items()
            return [_DICT, {_sendable(key): _to_plain(item, keep, depth) for key, item in items}]
    if kind is complex:
        return _extension(_COMPLEX, struct.pack("<dd", value.real, value.imag))
    if isinstance(value, np.generic) and value.dtype in CODE_OF:
        return _extension(_SCALAR, bytes([CODE_OF[value.dtype]]) + value.tobytes())
    return _encode_reference(keep(value))


def _sendable(text: str) -> str:
    """Return `text` with lone surrogates, which UTF-8 does not have, written out."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


def _encode_reference(reference: Reference) -> object:
    if type(reference) is Handle:
        name = reference.type_name.encode("utf-8", "backslashreplace")[:480]
        return _extension(_HANDLE, struct.pack("<Q", reference.number) + name)
    if type(reference) is Callback:
        return _extension(_CALLBACK, struct.pack("<Q", reference.number))
    if type(reference) is CollaboratorStub:
        names = "\n".join(reference.methods).encode()
        return _extension(_COLLABORATOR, struct.pack("<Q", reference.number) + names)
    if type(reference) is Expression:
        return _extension(_EXPRESSION, reference.text.encode())
    raise WireError(f"cannot send a value of type {type(reference).__name__}")


def _extension(code: int, data: bytes) -> object:
    # What ExtType's own constructor does, but for its checks of what is passed.
    return tuple.__new__(msgpack.ExtType, (code, data))


def _decode_extension(code: int, data: bytes) -> object:
    if code == _ARRAY:
        return array_from(data)
    if code == _SCALAR and data and data[0] < len(DTYPE_OF):
        dtype = DTYPE_OF[data[0]]
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


_LEAVES = frozenset(
    {float, int, bool, str, type(None), complex, np.ndarray, Handle} | {dtype.type for dtype in DTYPE_OF}
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
