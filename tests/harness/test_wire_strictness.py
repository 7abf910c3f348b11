"""The host reads any bytes as a value of the wire or refuses them with WireError, never otherwise."""

from __future__ import annotations

import struct

import msgpack
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.worker import wire
from grader.worker.faults import describe_type

ARRAY, HANDLE, CALLBACK, SCALAR, COMPLEX, COLLABORATOR = 1, 2, 3, 4, 5, 6
BOOL, INT8, FLOAT64 = 0, 1, 11
FAST = settings(max_examples=300, deadline=None, database=None, derandomize=True)
ALLOWED = (
    float, int, bool, str, type(None), complex, list, tuple, dict, np.ndarray,
    wire.Handle, wire.Callback, wire.CollaboratorStub,
)  # fmt: skip


def extension(code: int, data: bytes) -> bytes:
    # Written out, as msgpack itself does not write the negative codes that are its own.
    return b"\xc9" + struct.pack(">Ib", len(data), code) + data


def array_frame(
    dtype: int, shape: tuple[int, ...], data: bytes, flags: int = 0, axes: int | None = None
) -> bytes:
    axes = len(shape) if axes is None else axes
    return extension(ARRAY, struct.pack(f"<BBB{len(shape)}Q", dtype, axes, flags, *shape) + data)


def assert_plain(value: object) -> None:
    """Check that no type but the wire's own came out, all the way down."""
    assert type(value) in ALLOWED or isinstance(value, np.generic)
    if isinstance(value, np.ndarray):
        assert value.dtype.kind in "biufc"
        if value.dtype == bool:
            assert np.ascontiguousarray(value).view(np.uint8).max(initial=0) <= 1
    if type(value) in (list, tuple):
        for item in value:  # type: ignore[attr-defined]
            assert_plain(item)
    if type(value) is dict:
        for key, item in value.items():
            assert type(key) is str
            assert_plain(item)


def decode_or_refuse(data: bytes) -> None:
    try:
        value = wire.decode(data)
    except wire.WireError:
        return
    assert_plain(value)


@FAST
@given(st.binary(max_size=64))
def test_any_bytes_are_a_plain_value_or_refused(data: bytes) -> None:
    decode_or_refuse(data)


@FAST
@given(st.sampled_from([*range(-3, 9), 127, -128]), st.binary(max_size=40))
def test_any_extension_is_a_plain_value_or_refused(code: int, data: bytes) -> None:
    decode_or_refuse(extension(code, data))


@FAST
@given(
    st.integers(0, 20),
    st.lists(st.integers(0, 4) | st.integers(0, 2**64 - 1), max_size=10).map(tuple),
    st.binary(max_size=24),
    st.integers(0, 255),
)
def test_any_array_header_is_an_array_or_refused(
    dtype: int, shape: tuple[int, ...], data: bytes, flags: int
) -> None:
    decode_or_refuse(array_frame(dtype, shape, data, flags))


VALID = wire.encode(
    [1, -2.5, (None, True), {"k": [np.float32(1.0), 1j]}, np.arange(6.0).reshape(2, 3), np.array([True]),
     np.arange(8)[::2], object(), "text"],
    lambda value: wire.Handle(9, "object"),
)  # fmt: skip


@FAST
@given(st.lists(st.tuples(st.integers(0, len(VALID) - 1), st.integers(0, 255)), min_size=1, max_size=4))
def test_a_frame_with_changed_bytes_is_a_plain_value_or_refused(changes: list[tuple[int, int]]) -> None:
    frame = bytearray(VALID)
    for position, byte in changes:
        frame[position] = byte
    decode_or_refuse(bytes(frame))


@pytest.mark.parametrize("length", range(len(VALID)))
def test_a_frame_that_is_cut_off_is_refused(length: int) -> None:
    with pytest.raises(wire.WireError):
        wire.decode(VALID[:length])


def test_a_frame_with_something_after_it_is_refused() -> None:
    with pytest.raises(wire.WireError):
        wire.decode(VALID + b"\xc0")


HUGE = 2**63
HOSTILE = {
    "a bool that is 2": array_frame(BOOL, (2,), b"\x01\x02"),
    "a bool scalar that is 2": extension(SCALAR, bytes([BOOL, 2])),
    "a scalar too long": extension(SCALAR, bytes([FLOAT64]) + bytes(9)),
    "a scalar of no dtype": extension(SCALAR, bytes([14]) + bytes(8)),
    "an unknown dtype": array_frame(14, (1,), bytes(8)),
    "nine axes": array_frame(INT8, (1,) * 9, b"\0"),
    "more axes than lengths": array_frame(INT8, (), b"\0", axes=3),
    "unknown flags": array_frame(INT8, (1,), b"\0", flags=8),
    "too few bytes": array_frame(FLOAT64, (2,), bytes(8)),
    "too many bytes": array_frame(FLOAT64, (1,), bytes(16)),
    "an axis too long": array_frame(FLOAT64, (HUGE,), b""),
    "an empty array with an axis too long": array_frame(FLOAT64, (0, HUGE), b""),
    "an empty array with an axis that only breaks what multiplies it": array_frame(
        FLOAT64, (0, 1 << 40), b""
    ),
    "axes whose product wraps around to the bytes": array_frame(INT8, (2**32, 2**32), b""),
    "an empty strided array of astronomic shape": array_frame(FLOAT64, (0, *[1 << 20] * 7), b"", flags=4),
    "an array without a header": extension(ARRAY, b""),
    "an extension of nobody": extension(99, b"data"),
    "a timestamp": bytes(msgpack.packb(msgpack.Timestamp(1, 2))),
    "bytes": bytes(msgpack.packb(b"pickle")),
    "no bytes": bytes(msgpack.packb(b"")),
    "a list without a tag": bytes(msgpack.packb([])),
    "a list with a tag of text": bytes(msgpack.packb(["0", 1])),
    "a list with a tag of truth": bytes(msgpack.packb([False, 1])),
    "a list with an unknown tag": bytes(msgpack.packb([3, 1])),
    "a bare mapping": bytes(msgpack.packb({"a": 1})),
    "a mapping with numbers as keys": bytes(msgpack.packb([2, {1: 1}])),
    "a mapping with bytes as keys": bytes(msgpack.packb([2, {b"k": 1}])),
    "a mapping with too much": bytes(msgpack.packb([2, {}, {}])),
    "text that is not UTF-8": b"\xa2\xff\xfe",
    "an infinite nesting": b"\x92\x00" * 5000 + b"\xc0",
    "a nesting just beyond the limit": b"\x92\x00" * 40 + b"\xc0",
    "a length of four billion": b"\xdd\xff\xff\xff\xff",
    "text of four billion bytes": b"\xdb\xff\xff\xff\xff",
    "a mapping of four billion": b"\xdf\xff\xff\xff\xff",
    "an extension of four billion bytes": b"\xc9\xff\xff\xff\xff\x01",
    "a complex number of one part": extension(COMPLEX, bytes(8)),
    "a handle without a number": extension(HANDLE, b"abc"),
    "a handle with an endless name": extension(HANDLE, bytes(8) + b"x" * 500),
    "a call-back with more than a number": extension(CALLBACK, bytes(9)),
    "a collaborator with endless names": extension(COLLABORATOR, bytes(8) + b"x" * 5000),
    "nothing": b"",
}


@pytest.mark.parametrize("frame", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_frame_is_refused(frame: bytes) -> None:
    with pytest.raises(wire.WireError):
        wire.decode(frame)


@pytest.mark.parametrize("piece", [b"\x90", b"\x80", b"\x91\x90"], ids=["lists", "mappings", "nested"])
def test_a_small_frame_does_not_become_more_items_than_the_limit(piece: bytes) -> None:
    """The count stops the unpacking itself: a mebibyte of empty lists is sixty when unpacked."""
    room = wire.MAX_ITEMS // 4
    part = b"\xdd" + room.to_bytes(4, "big") + piece * room
    with pytest.raises(wire.WireError, match="too many items"):
        wire.decode(b"\x98" + part * 8)


def test_a_value_that_nothing_can_refer_to_is_not_sent() -> None:
    with pytest.raises(wire.WireError, match="cannot send a value of type set"):
        wire.encode({1}, lambda value: value)  # type: ignore[arg-type, return-value]


def test_the_name_of_a_type_is_short_and_printable_whatever_the_type_does() -> None:
    hostile = type("\x1b[31m" + "x" * 1000, (), {"__module__": "a\nb"})
    name = describe_type(hostile())
    assert name.isprintable()
    assert len(name) <= 120
    assert describe_type(type("T", (), {"__module__": 3})()) == "object"
