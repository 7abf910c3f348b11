"""What one end encodes, the other end decodes to the same value."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.worker import wire
from grader.worker.faults import describe_type

DTYPES = ["?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16"]
FAST = settings(max_examples=100, deadline=None, database=None, derandomize=True)


def keep(value: object) -> wire.Handle:
    return wire.Handle(7, describe_type(value))


def round_trip(value: object) -> object:
    return wire.decode(wire.encode(value, keep))


def sent_array(array: np.ndarray) -> np.ndarray:
    arrived = round_trip(array)
    assert type(arrived) is np.ndarray
    return arrived


def assert_same(arrived: np.ndarray, sent: np.ndarray) -> None:
    assert arrived.dtype == sent.dtype
    assert arrived.shape == sent.shape
    assert arrived.tobytes() == sent.tobytes()


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shape", [(), (1,), (3,), (2, 3), (0,), (0, 3), (2, 0, 4), (1,) * 8])
def test_arrays_of_every_dtype_and_shape_survive(dtype: str, shape: tuple[int, ...]) -> None:
    array = np.arange(int(np.prod(shape))).reshape(shape).astype(dtype)
    assert_same(sent_array(array), array)


@FAST
@given(hnp.arrays(st.sampled_from([np.dtype(d) for d in DTYPES]), hnp.array_shapes(min_dims=0, min_side=0)))
def test_every_bit_of_an_array_survives_nan_payloads_included(array: np.ndarray) -> None:
    assert_same(sent_array(array), array)


@pytest.mark.parametrize("dtype", DTYPES)
def test_a_fortran_ordered_array_arrives_fortran_ordered(dtype: str) -> None:
    array = np.asfortranarray(np.arange(24).reshape(2, 3, 4).astype(dtype))
    arrived = sent_array(array)
    assert_same(arrived, array)
    assert arrived.flags.f_contiguous
    assert not arrived.flags.c_contiguous


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("index", [np.s_[::2], np.s_[:, ::2], np.s_[::-1], np.s_[:, 1:3]], ids=str)
def test_a_strided_array_arrives_strided(dtype: str, index: tuple[slice, ...]) -> None:
    array = np.arange(24).reshape(4, 6).astype(dtype)[index]
    arrived = sent_array(array)
    assert_same(arrived, array)
    assert not arrived.flags.c_contiguous
    assert not arrived.flags.f_contiguous


@pytest.mark.parametrize(
    "array",
    [
        np.arange(6.0),
        np.asfortranarray(np.arange(6.0).reshape(2, 3)),
        np.arange(8.0)[::2],
        np.array(3.0),
        np.zeros((0, 2)),
        np.arange(3.0).astype(">f8"),
    ],
    ids=["plain", "fortran", "strided", "0-d", "empty", "big-endian"],
)
@pytest.mark.parametrize("writeable", [True, False])
def test_an_array_is_read_only_exactly_if_it_was(array: np.ndarray, writeable: bool) -> None:
    array = array[...] if array.ndim else array.copy()
    array.flags.writeable = writeable
    assert sent_array(array).flags.writeable is writeable


def test_an_array_that_arrives_owns_memory_that_nothing_else_sees() -> None:
    data = wire.encode(np.arange(4.0), keep)
    first, second = wire.decode(data), wire.decode(data)
    assert isinstance(first, np.ndarray)
    first[:] = -1
    assert np.array_equal(second, np.arange(4.0))


def test_big_endian_numbers_arrive_with_their_values() -> None:
    assert np.array_equal(sent_array(np.array([1.5, -2.0], dtype=">f8")), [1.5, -2.0])


def test_a_broadcast_view_arrives_with_its_values() -> None:
    assert np.array_equal(sent_array(np.broadcast_to(np.arange(3.0), (2, 3))), [[0, 1, 2], [0, 1, 2]])


@pytest.mark.parametrize("dtype", DTYPES)
def test_numpy_scalars_stay_numpy_scalars(dtype: str) -> None:
    scalar = np.dtype(dtype).type(1)
    arrived = round_trip(scalar)
    assert type(arrived) is type(scalar)
    assert arrived == scalar


@pytest.mark.parametrize(
    "value",
    [
        None, True, False, 0, -1, 2**63, -(2**63), 2**64 - 1, 0.5, float("inf"), "", "é 数", "a\0b",
        1 + 2j, complex(-0.0, float("inf")), [], (), {}, [[]], ((),), [()], ([],), [1, (2, [3.0])],
        (1,), {"a": [1], "b": {"c": (None,)}}, [0, 1], [[0], [1]], [2, {}],
    ],
    ids=repr,
)  # fmt: skip
def test_plain_values_survive_with_their_exact_types(value: object) -> None:
    assert repr(round_trip(value)) == repr(value)


def test_a_negative_zero_and_a_nan_survive() -> None:
    assert repr(round_trip([-0.0, float("nan")])) == "[-0.0, nan]"


plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats() | st.complex_numbers()
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4)
    | st.lists(inner, max_size=4).map(tuple)
    | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)  # fmt: skip


@FAST
@given(plain)
def test_lists_tuples_and_dicts_survive_in_any_nesting(value: object) -> None:
    assert repr(round_trip(value)) == repr(value)


LENT = [
    wire.Callback(3),
    wire.CollaboratorStub(4, ("forward", "loss")),
    wire.CollaboratorStub(5, ()),
    wire.Expression("lambda x: x ** 2"),
]


@pytest.mark.parametrize("reference", [wire.Handle(2**64 - 1, "MLP"), *LENT])
def test_references_survive_on_their_way_to_the_worker(reference: wire.Reference) -> None:
    assert wire.decode(wire.encode(object(), lambda _: reference), from_host=True) == reference


@pytest.mark.parametrize("reference", LENT)
def test_a_worker_cannot_send_what_only_the_host_lends(reference: wire.Reference) -> None:
    for value in (object(), [object()]):
        with pytest.raises(wire.WireError):
            wire.decode(wire.encode(value, lambda _: reference))


def test_a_handle_comes_back_from_the_worker() -> None:
    handle = wire.Handle(7, "MLP")
    assert wire.decode(wire.encode(object(), lambda _: handle)) == handle


class Matrix(np.ndarray):
    """An array with a mind of its own."""


class Floating(float):
    """A number with a mind of its own."""


@dataclass
class Point:
    """An object."""

    x: float = 0.0


@pytest.mark.parametrize(
    ("value", "type_name"),
    [
        (np.zeros(2).view(Matrix), "Matrix of dtype float64"),
        (np.ma.masked_array([1.0], [True]), "MaskedArray of dtype float64"),
        (np.array([1, "a"], dtype=object), "ndarray of dtype object"),
        (np.array(["a"]), "ndarray of dtype <U1"),
        (np.array(["2020-01-01"], dtype="datetime64[D]"), "ndarray of dtype datetime64[D]"),
        (np.zeros(1, dtype=[("x", "f8")]), "ndarray of dtype [('x', '<f8')]"),
        (np.zeros(1, dtype=np.longdouble), "ndarray of dtype "),
        (np.longdouble(1), "longdouble"),
        (Floating(1.0), "Floating"),
        (Point(), "Point"),
        (OrderedDict(a=1), "OrderedDict"),
        ({1: 2}, "dict"),
        ({1, 2}, "set"),
        (b"bytes", "bytes"),
        (range(3), "range"),
        ((i for i in "ab"), "generator"),
        (len, "builtin_function_or_method"),
        (2**64, "int"),
        (Point, "type"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_whatever_else_stays_behind_a_handle_with_its_types_name(value: object, type_name: str) -> None:
    arrived = round_trip([value])
    assert isinstance(arrived, list)
    assert type(arrived[0]) is wire.Handle
    assert type_name in arrived[0].type_name


def test_an_array_of_too_many_axes_stays_behind_a_handle() -> None:
    assert type(round_trip(np.zeros((1,) * 9))) is wire.Handle


def test_a_list_nested_beyond_the_limit_arrives_cut_by_a_handle() -> None:
    value: list[object] = []
    value.append(value)
    depth, arrived = 0, round_trip(value)
    while type(arrived) is list:
        depth, arrived = depth + 1, arrived[0]
    assert type(arrived) is wire.Handle
    assert depth <= wire.MAX_DEPTH


@pytest.mark.parametrize("text", ["\ud800", "a\udcffb"])
def test_text_that_utf8_does_not_have_arrives_written_out(text: str) -> None:
    written = text.encode("utf-8", "backslashreplace").decode()
    assert round_trip([text, {text: 1}]) == [written, {written: 1}]


@pytest.mark.parametrize("text", ["x" * wire.MAX_TEXT_BYTES, "\udc80" * (wire.MAX_TEXT_BYTES // 5)])
def test_text_beyond_the_limit_stays_behind_a_handle(text: str) -> None:
    assert round_trip(text) == wire.Handle(7, "str")
