"""Bytes that a hostile worker might send: frames by the wire's grammar, with every rule bent now and then."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable

import msgpack
import numpy as np

from grader.worker import wire

CALL_ID = 7  # what the checks let a question be numbered
LARGE_ONE_IN = 100_000  # a large frame costs as much as thousands of small ones

_LENGTHS = (
    0,
    1,
    2,
    3,
    7,
    255,
    1 << 16,
    1 << 20,
    (1 << 20) + 1,
    1 << 28,
    1 << 32,
    1 << 40,
    1 << 63,
    (1 << 64) - 1,
)
_BYTES = bytes(range(256))
# Pieces of one to three bytes that become the most memory, or the most work, for each byte.
PIECES = (
    b"\x90", b"\x80", b"\x91\x00", b"\x91\x01", b"\x92\x02\x80", b"\x92\x00\xc0", b"\x91\x90", b"\xc0",
    b"\xcc\x80", b"\xcd\x80\x80", b"\xa2\xc4\x80", b"\xa1x", b"\x92\x02\x81\xa0\xc0",
    b"\xd6\x01\x01\x00\x00\x01", b"\xd7\x02" + bytes(8), b"\xd4\x04\x00", b"\xc7\x00\x01",
)  # fmt: skip
_TEXTS = (
    "",
    "value",
    "raised",
    "missing",
    "lost",
    "import_error",
    "callback",
    "invoked",
    "x",
    "é 数",
    "a\0\x1b",
)
_KEYS = (
    "warnings",
    "arguments",
    "random_touched",
    "type",
    "bases",
    "message",
    "frames",
    "x",
    "",
    "self",
    "out",
)
_HEADS: tuple[tuple[object, ...], ...] = (
    (CALL_ID, "value"), (CALL_ID, "value"), (CALL_ID, "raised"), (CALL_ID, "import_error"),
    (CALL_ID, "missing"), (CALL_ID, "invoked", "value"), (CALL_ID, "callback"), (CALL_ID + 1, "value"),
    (True, "value"), (CALL_ID, 0),
)  # fmt: skip


class Frames:
    """Draws frames; the same seed draws the same ones.

    Parameters
    ----------
    seed
        Of the generator.
    large_one_in
        How seldom a frame is of hundreds of kilobytes.
    """

    def __init__(self, seed: int, large_one_in: int = LARGE_ONE_IN) -> None:
        self._random = random.Random(seed)  # noqa: S311  not for secrets
        self._large_one_in = large_one_in
        self._atoms = _atoms()
        self._kept: list[bytes] = [b"\xc0"]

    def next(self) -> bytes:
        """Return the next frame."""
        draw = self._random.random()
        if draw < 1 / self._large_one_in:
            return self._large()
        if draw < 0.45:
            frame = self._mutated(self._random.choice(self._kept))
        elif draw < 0.70:
            frame = self._answer()
        elif draw < 0.95:
            frame = self._value(0)
        else:
            frame = self._random.randbytes(self._random.randrange(48))
        if draw > 0.9 and len(frame) < 4096:
            if len(self._kept) < 2000:
                self._kept.append(frame)
            else:
                self._kept[self._random.randrange(2000)] = frame
        return frame

    def _value(self, depth: int) -> bytes:
        draw = self._random.random()
        if depth > 5 or draw < 0.5:
            return self._random.choice(self._atoms)
        if draw < 0.65:
            return self._array()
        if draw < 0.7:
            return _extension(
                self._random.randrange(-2, 9), self._random.randbytes(self._random.randrange(24))
            )
        if draw < 0.72:
            return b"\x92\x00" * self._random.randrange(45) + self._value(6)
        if draw < 0.82:
            return self._mapping(depth)
        tag = self._random.choice(b"\x00\x00\x00\x01\x01\x01\x02\x03\xff\xc2\xa0")
        items = [self._value(depth + 1) for _ in range(self._random.randrange(5))]
        return _items(bytes([tag]), *items)

    def _answer(self) -> bytes:
        """Return a reply to the question of that number, or a call-back, more or less of the right form."""
        head = self._random.choice(_HEADS)
        parts = [msgpack.packb(part) for part in head]
        if head[1] == "callback":
            parts += [
                msgpack.packb(self._random.choice((1, 2, 3, 4, 5, 6, 99))),
                msgpack.packb(self._random.choice(("", "", "", "m", "no"))),
                _items(b"\x00", *[self._value(2) for _ in range(self._random.randrange(4))]),
                self._mapping(2) if self._random.random() < 0.3 else b"\x92\x02\x80",
            ]
        else:
            parts += [self._value(2), self._mapping(1)][: self._random.randrange(3)]
        return _items(b"\x01", *parts)

    def _mapping(self, depth: int) -> bytes:
        keys = self._random.sample(_KEYS, self._random.randrange(4))
        body = b"".join(msgpack.packb(key) + self._value(depth + 1) for key in keys)
        return b"\x92\x02" + bytes([0x80 + len(keys)]) + body

    def _array(self) -> bytes:
        draw = self._random
        axes = draw.choice((0, 1, 1, 1, 2, 2, 2, 3, 8, 9))
        shape = [draw.randrange(4) if draw.random() < 0.93 else draw.choice(_LENGTHS) for _ in range(axes)]
        code = draw.randrange(15)
        size = (1, 1, 2, 4, 8, 1, 2, 4, 8, 2, 4, 8, 8, 16, 3)[code]
        length = size
        for axis in shape:
            length *= axis
        length = min(length, 512) + (draw.randrange(-1, 2) if draw.random() < 0.1 else 0)
        data = bytes(max(length, 0)) if draw.random() < 0.3 else draw.randbytes(max(length, 0))
        flags = draw.choice((0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8))
        return _extension(1, struct.pack(f"<BBB{axes}Q", code, axes, flags, *shape) + data)

    def _mutated(self, frame: bytes) -> bytes:
        draw, changed = self._random, bytearray(frame)
        for _ in range(draw.randrange(1, 4)):
            place = draw.randrange(len(changed) + 1)
            kind = draw.randrange(6)
            if kind == 0:
                changed[place : place + 1] = draw.randbytes(1)
            elif kind == 1:
                changed[place:place] = draw.choice(PIECES)
            elif kind == 2:
                del changed[place : place + draw.randrange(1, 9)]
            elif kind == 3:
                other = draw.choice(self._kept)
                changed[place:] = other[draw.randrange(len(other) + 1) :]
            elif kind == 4:
                changed[place : place + 8] = struct.pack("<Q", draw.choice(_LENGTHS))
            elif len(changed) < 4096:
                changed[place:place] = changed[place : place + draw.randrange(64)]
        return bytes(changed)

    def _large(self) -> bytes:
        """Return many times the same piece, as a list or a mapping, near one of the limits."""
        draw, piece = self._random, self._random.choice(PIECES)
        if draw.random() < 0.3:
            piece = self._value(3)
        count = draw.choice((1 << 17, 1 << 19, wire.MAX_ITEMS - 1, wire.MAX_ITEMS, wire.MAX_ITEMS + 1))
        count = min(count, (4 << 20) // max(len(piece), 1))
        kind = draw.choice((b"\xdd", b"\xdd", b"\xdd", b"\xdf"))
        body = bytes([draw.randrange(4)]) + piece * (count - 1)
        return (b"" if draw.random() < 0.5 else b"\x92\x00") + kind + struct.pack(">I", count) + body


def _atoms() -> list[bytes]:
    """Return frames of one item each, right ones and wrong ones."""
    values: list[object] = [
        None,
        True,
        False,
        0,
        -1,
        255,
        1 << 40,
        (1 << 64) - 1,
        -(1 << 63),
        0.5,
        -0.0,
        float("nan"),
    ]
    values += [*_TEXTS, 1j, np.float32(1.5), np.int64(-3), np.True_, np.float16("inf"), np.arange(3.0)]
    values += [np.zeros((2, 2)), np.zeros((0, 3)), np.array(2), object(), ["a", "b"], [None], {"x": 1}]
    encoded = [wire.encode(value, lambda _: wire.Handle(1, "Model")) for value in values]
    lent: list[wire.Reference] = [
        wire.Callback(1),
        wire.CollaboratorStub(1, ("m",)),
        wire.Expression("print(1)"),
    ]
    makers: list[Callable[[object], wire.Reference]] = [lambda _, r=r: r for r in lent]  # type: ignore[misc]
    hostile = [wire.encode(object(), make) for make in makers]
    hostile += [
        b"\xa2\xff\xfe",
        b"\xa3\xed\xa0\x80",
        b"\xc4\x00",
        b"\xc4\x01a",
        b"\xc1",
        b"\x90",
        b"\x80",
        b"",
    ]
    hostile += [
        b"\xdd\xff\xff\xff\xff",
        b"\xdb\xff\xff\xff\xff",
        b"\xdf\xff\xff\xff\xff",
        b"\xc9\xff\xff\xff\xff\x01",
    ]
    hostile += [msgpack.packb(msgpack.Timestamp(1, 2)), b"\x81\xc0\xc0", b"\x81\xc4\x00\xc0"]
    return encoded * 3 + hostile


def _extension(code: int, data: bytes) -> bytes:
    return b"\xc9" + struct.pack(">Ib", len(data), code) + data


def _items(*parts: bytes) -> bytes:
    return bytes([0x90 + len(parts)]) + b"".join(parts) if len(parts) < 16 else b"\xdc\x00\x10"
