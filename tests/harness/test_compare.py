"""A value is judged by type, shape, dtype, finiteness and only then by its entries."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import cast

import numpy as np
import pytest

from grader.records import Verdict
from grader.suite.compare import (
    Tolerance,
    as_array,
    as_number,
    expect_close,
    expect_equal,
    expect_list,
    expect_sequence,
    expect_unchanged,
)
from grader.suite.failure import Failure
from grader.worker import wire
from grader.worker.proxy import RemoteObject, Submission

EXACT = Tolerance(1e-9, 0.0, "a test")
NAN, INF = float("nan"), float("inf")
OBJECT = RemoteObject(cast(Submission, None), "network", "network.MLP", wire.Handle(1, "\x1b[31mMLP"))


def failure(judge: Callable[..., object], *arguments: object) -> Failure:
    with pytest.raises(Failure) as caught:
        judge(*arguments)
    found = caught.value
    assert "\n" not in found.message
    json.dumps(found.max_abs_error, allow_nan=False)
    return found


def verdict(got: object, want: object, tolerance: Tolerance = EXACT) -> Verdict:
    return failure(expect_close, got, want, tolerance).verdict


VECTOR = np.array([1.0, 2.0])


@pytest.mark.parametrize(
    ("got", "want"),
    [
        (1.0, 1.0), (1, 1.0), (np.float64(1.0), 1.0), (np.array(1.0), 1.0), (VECTOR, [1.0, 2.0]),
        (np.asfortranarray(np.eye(2)), np.eye(2)), (np.arange(4.0)[::2], [0.0, 2.0]),
        (np.zeros((0, 3)), np.zeros((0, 3))),
        (VECTOR * (1 + 1e-10), VECTOR), (NAN, NAN), (INF, INF),
        (np.array([INF, -INF, NAN, 1]), [INF, -INF, NAN, 1]),
        (-0.0, 0.0), (np.array([1e300]), [1e300]),
    ],
)  # fmt: skip
def test_a_right_value_is_right_in_every_form_that_the_contract_allows(got: object, want: object) -> None:
    expect_close(got, want, EXACT)


@pytest.mark.parametrize(
    "got",
    [
        None, "1.0", True, [1.0, 2.0], (1.0, 2.0), {"a": 1.0}, 1j, np.float32(1), np.int64(1), np.bool_(True),
        np.complex128(1), OBJECT, wire.Handle(1, "x"), wire.Callback(1), wire.CollaboratorStub(1, ("a",)),
        [OBJECT], {"a": [OBJECT, wire.Handle(2, "y")]}, [], (), {}, "\x1b[31m" * 999, [[0.0] * 500] * 500,
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
@pytest.mark.parametrize("want", [VECTOR, np.zeros((2, 2))], ids=["vector", "matrix"])
def test_whatever_is_no_array_is_a_wrong_type_before_anything_else(got: object, want: object) -> None:
    found = failure(expect_close, got, want, EXACT)
    assert found.verdict is Verdict.WRONG_TYPE
    assert "expected a NumPy array" in found.message
    assert len(found.got) <= 6000
    assert "\x1b" not in found.message + found.got


@pytest.mark.parametrize("got", [None, "1.0", True, [1.0], 1j, np.float32(1), np.bool_(True), OBJECT])
def test_whatever_is_no_number_is_a_wrong_type(got: object) -> None:
    found = failure(expect_close, got, 1.0, EXACT)
    assert (found.verdict, "expected a number" in found.message) == (Verdict.WRONG_TYPE, True)


def test_none_asks_for_the_return_statement() -> None:
    assert failure(expect_close, None, 1.0, EXACT).message.endswith("; is a return statement missing?")
    assert "return" not in failure(expect_close, "x", 1.0, EXACT).message


@pytest.mark.parametrize("shape", [(), (1,), (3,), (1, 2), (2, 1), (0,), (2, 0)])
@pytest.mark.parametrize("dtype", ["f8", "f4", "?", "c16"])
@pytest.mark.parametrize("entry", [1.0, NAN])
def test_a_wrong_shape_comes_before_dtype_finiteness_and_value(
    shape: tuple[int, ...], dtype: str, entry: float
) -> None:
    found = failure(expect_close, np.full(shape, entry).astype(dtype), VECTOR, EXACT)
    assert found.verdict is Verdict.WRONG_SHAPE
    assert f"has shape {shape}, expected (2,)" in found.message


@pytest.mark.parametrize("dtype", ["f4", "f2", "c16", "c8", "i8", "u1", "?"])
@pytest.mark.parametrize("entry", [1.0, NAN])
@pytest.mark.filterwarnings("ignore:invalid value")
def test_a_wrong_dtype_comes_before_finiteness_and_value(dtype: str, entry: float) -> None:
    got = np.full(2, entry).astype(dtype)
    found = failure(expect_close, got, VECTOR, EXACT)
    assert (found.verdict, found.got) == (Verdict.WRONG_TYPE, f"dtype {got.dtype}")


@pytest.mark.parametrize("entry", [NAN, INF, -INF])
def test_what_is_not_finite_comes_before_wrong_values_and_is_located(entry: float) -> None:
    found = failure(expect_close, np.array([[9.0, 9.0], [entry, 9.0]]), np.ones((2, 2)), EXACT)
    assert found.verdict is Verdict.NOT_FINITE
    assert found.message == f"the result is {entry} at index [1, 0], where a finite number is expected"


@pytest.mark.parametrize("want", [[INF, 2.0], [NAN, 2.0], [-INF, 2.0]])
@pytest.mark.parametrize("entrywise", [True, False])
def test_an_expected_infinity_or_nan_excuses_nothing_else(want: list[float], entrywise: bool) -> None:
    tolerance = Tolerance(1e-9, 0.0, "a test", entrywise)
    expect_close(np.array(want), want, tolerance)
    assert verdict(np.array([want[0], 5.0]), want, tolerance) is Verdict.WRONG_VALUE
    assert verdict(np.array([5.0, 2.0]), want, tolerance) is Verdict.WRONG_VALUE
    assert (
        verdict(np.array([-want[0] if want[0] == want[0] else INF, 2.0]), want, tolerance)
        is Verdict.WRONG_VALUE
    )


def test_a_difference_that_overflows_is_wrong_and_still_a_report() -> None:
    found = failure(expect_close, np.array([1e308]), [-1e308], EXACT)
    assert (found.verdict, found.max_abs_error) == (Verdict.WRONG_VALUE, None)


@pytest.mark.parametrize(
    ("off", "expected"),
    [(1e-10, None), (1e-8, Verdict.NEAR_MISS), (9e-7, Verdict.NEAR_MISS), (2e-6, Verdict.WRONG_VALUE)],
)
def test_a_value_that_is_off_by_little_is_a_near_miss(off: float, expected: Verdict | None) -> None:
    got = np.array([3.0, 4.0 * (1 + off)])
    if expected is None:
        expect_close(got, [3.0, 4.0], EXACT)
    else:
        assert verdict(got, [3.0, 4.0]) is expected


def test_one_wrong_entry_among_near_ones_is_wrong() -> None:
    found = failure(expect_close, np.array([1 + 1e-8, 2.5, 3.0]), [1.0, 2.0, 3.0], EXACT)
    assert found.verdict is Verdict.WRONG_VALUE
    assert found.message == "the result is off by up to 0.5 at index [1], 2 of 3 entries are wrong"
    assert found.max_abs_error == 0.5
    assert (found.expected, found.got) == ("np.array([1.0, 2.0, 3.0])", "np.array([1.00000001, 2.5, 3.0])")


def test_a_tensor_is_held_to_its_largest_entry_and_entrywise_to_each() -> None:
    got, want = np.array([1e3, 1e-9]), [1e3, 2e-9]
    expect_close(got, want, EXACT)
    assert verdict(got, want, Tolerance(1e-9, 0.0, "a test", entrywise=True)) is Verdict.WRONG_VALUE


def test_an_absolute_tolerance_is_added() -> None:
    expect_close(1e-4, 0.0, Tolerance(0.0, 1e-3, "a test"))
    assert verdict(2e-3, 0.0, Tolerance(0.0, 1e-3, "a test")) is Verdict.WRONG_VALUE


@pytest.mark.parametrize("got", [[VECTOR, 1.0], (VECTOR, 1.0)])
def test_a_sequence_may_be_a_list_or_a_tuple(got: object) -> None:
    expect_sequence(got, [VECTOR, 1.0], EXACT, ["W", "b"])


@pytest.mark.parametrize(
    ("got", "expected", "words"),
    [
        (None, Verdict.WRONG_TYPE, "the result is None, expected a list or a tuple"),
        (VECTOR, Verdict.WRONG_TYPE, "the result is an array of shape (2,)"),
        ({}, Verdict.WRONG_TYPE, "the result is a dict"),
        (OBJECT, Verdict.WRONG_TYPE, "the result is an object of type \\x1b[31mMLP"),
        ([VECTOR], Verdict.WRONG_SHAPE, "the result has 1 entries, expected 2"),
        ([VECTOR, VECTOR, 1.0], Verdict.WRONG_SHAPE, "the result has 3 entries, expected 2"),
        ([VECTOR, "b"], Verdict.WRONG_TYPE, "b is a str, expected a number"),
        ([1.0, 1.0], Verdict.WRONG_TYPE, "W is a float, expected a NumPy array"),
        ([-VECTOR, 1.0], Verdict.WRONG_VALUE, "W is off by"),
    ],
)
def test_a_sequence_is_judged_entry_by_entry(got: object, expected: Verdict, words: str) -> None:
    found = failure(expect_sequence, got, [VECTOR, 1.0], EXACT, ["W", "b"])
    assert found.verdict is expected
    assert words in found.message


def test_a_list_of_any_length_is_returned_as_a_list() -> None:
    assert expect_list((1, 2), None) == [1, 2]


@pytest.mark.parametrize(
    ("got", "want"),
    [(True, True), (np.bool_(True), True), (3, 3), (np.uint8(3), 3), (np.array(3), 3), ("a", "a")],
)
def test_truth_values_counts_and_words_may_be_numpys(got: object, want: bool | int | str) -> None:
    expect_equal(got, want)


@pytest.mark.parametrize(
    ("got", "want", "expected"),
    [
        (1, True, Verdict.WRONG_TYPE), (True, 1, Verdict.WRONG_TYPE), (1.0, 1, Verdict.WRONG_TYPE),
        (None, True, Verdict.WRONG_TYPE), (np.array([True]), True, Verdict.WRONG_TYPE),
        (np.array([1, 2]), 1, Verdict.WRONG_TYPE), (OBJECT, "a", Verdict.WRONG_TYPE),
        ([], "", Verdict.WRONG_TYPE),
        (np.float64(3), 3, Verdict.WRONG_TYPE), (False, True, Verdict.WRONG_VALUE),
        (4, 3, Verdict.WRONG_VALUE),
        ("\x1b[31m", "healthy", Verdict.WRONG_VALUE), (np.array(False), True, Verdict.WRONG_VALUE),
    ],
)  # fmt: skip
def test_anything_else_is_a_wrong_type_or_value(
    got: object, want: bool | int | str, expected: Verdict
) -> None:
    found = failure(expect_equal, got, want)
    assert found.verdict is expected
    assert "\x1b" not in found.message + found.got


def test_as_array_and_as_number_give_finite_float64_or_fail() -> None:
    assert as_array(VECTOR, (2,)).tolist() == [1.0, 2.0]
    assert as_number(np.array(2.0)) == as_number(2) == 2.0
    for got, expected in ((np.array([1, NAN]), Verdict.NOT_FINITE), (np.eye(2), Verdict.WRONG_SHAPE)):
        assert failure(as_array, got, (2,)).verdict is expected
    assert failure(as_number, INF).verdict is Verdict.NOT_FINITE
    assert failure(as_number, "1").verdict is Verdict.WRONG_TYPE


@pytest.mark.parametrize(
    "value",
    [VECTOR, np.array([NAN]), [1.0, (NAN, "a", None, True)], [[VECTOR], ()], 1.0, len, np.zeros((0, 2))],
    ids=lambda value: type(value).__name__,
)
def test_arguments_that_are_to_the_bit_what_they_were_are_unchanged(value: object) -> None:
    copy = value.copy() if isinstance(value, np.ndarray) else value
    expect_unchanged([value], (copy,))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (VECTOR, VECTOR + 1e-15), (VECTOR, VECTOR.astype("f4")), (VECTOR, VECTOR.reshape(2, 1)),
        (VECTOR, [1.0, 2.0]), (np.array([0.0]), np.array([-0.0])), ([VECTOR], [-VECTOR]), ([1.0], [NAN]),
        ([1.0], [2.0]), ([1], [1.0]), ([True], [1]), ([1.0], (1.0,)), ([1.0], []), ([1.0], [1.0, 1.0]),
        (([1.0], 2), ([3.0], 2)), ("a", "b"), ([None], [0.0]), (VECTOR, OBJECT), (VECTOR, None),
    ],
)  # fmt: skip
def test_an_argument_that_is_not_what_it_was_was_modified(before: object, after: object) -> None:
    found = failure(expect_unchanged, [0.0, before], (0.0, after))
    assert (found.verdict, found.message[:10]) == (Verdict.MODIFIED_ARGUMENT, "argument 2")
    assert found.expected.startswith("still ")
    assert found.got.startswith("now ")
