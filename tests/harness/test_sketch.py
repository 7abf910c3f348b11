"""From numbers to pictures: what they hold, and when there is nothing to see."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.pictures import View
from grader.suite import elementwise, sketch
from grader.suite.keeping import kept
from grader.worker.proxy import Call

X = np.array([0.0, 1.0, 2.0])


def curve(right: list[float], got: object, **options: Any) -> Any:
    return sketch.curve("f(x)", "x", "y", X[: len(right)], right, got, **options)


def test_a_curve_holds_both_and_where_they_are_furthest_apart() -> None:
    seen = curve([0.0, 1.0, 4.0], [0.0, 1.5, 4.1], at=1.0)
    assert (seen.x, seen.right, seen.got) == ((0, 1, 2), (0, 1, 4), (0, 1.5, 4.1))
    assert (seen.furthest, seen.at, seen.y_view) == (1, 1.0, View(-0.205, 4.305))


@pytest.mark.parametrize(
    "got",
    [
        [0.0, 1.0, 4.0],
        [0.0, 1.0, 4.001],
        [0.0, 1.0],
        [[0.0, 1.0, 4.0]],
        [[0.0], 1.0, 4.0],
        "yes",
        None,
        ["0", "1", "4"],
        [0.0, None, 1.0],
        np.array([1j, 1.0, 4.0]),
        {"a": 1},
    ],
)
def test_there_is_no_curve_where_nothing_can_be_compared_or_seen(got: object) -> None:
    assert curve([0.0, 1.0, 4.0], got) is None


def test_a_number_that_is_missing_is_seen_and_is_furthest_apart() -> None:
    seen = curve([0.0, 1.0, 4.0], [100.0, np.nan, np.inf])
    assert seen.got == (100.0, None, None)
    assert seen.furthest == 1


def test_what_is_far_away_does_not_flatten_the_right_curve() -> None:
    near, far = curve([0.0, 1.0, 4.0], [0.0, 7.0, 4.0]), curve([0.0, 1.0, 4.0], [0.0, 1e300, -1e300])
    assert near.y_view == View(-0.35, 7.35)
    assert far.y_view == View(-0.2, 4.2)
    assert curve([0.0, 1.0, 4.0], [90.0, 92.0, 91.0]).y_view == View(-4.6, 96.6)  # or nothing of it were seen
    assert curve([0.0, 1.0, 4.0], [0.0, 40.0, 4.0], counted=True).y_view == View(-2.0, 42.0)


def test_on_a_logarithmic_scale_factors_are_seen_and_what_is_not_positive_is_missing() -> None:
    assert curve([1e-9, 1e-3, 1.0], [2e-9, 1e-3, 1.0]) is None
    seen = curve([1e-9, 1e-3, 1.0], [4e-9, 1e-3, 0.0], logarithmic=True)
    assert seen.furthest == 2
    assert 0.0 < seen.y_view.low < 1e-9 < 1.0 < seen.y_view.high


def test_a_matrix_holds_the_difference() -> None:
    seen = sketch.matrix("M", "i", "j", np.eye(2), [[1.0, 0.25], [np.nan, 1.0]])
    assert seen is not None
    assert seen.difference == ((0.0, 0.25), (None, 0.0))
    assert seen.furthest == (1, 0)


@pytest.mark.parametrize(
    ("right", "got"),
    [
        (np.eye(2), np.eye(2)),
        (np.eye(2), np.ones((1, 1))),
        (np.eye(2), np.full((2, 2), np.nan)),
        (np.eye(2), np.ones(4)),
        ([[1.0]], [[2.0]]),
        (np.zeros((30, 30)), np.ones((30, 30))),
    ],
)
def test_there_is_no_matrix_where_nothing_can_be_compared_or_seen(right: object, got: object) -> None:
    assert sketch.matrix("M", "i", "j", right, got) is None


def test_a_matrix_of_another_shape_is_shown_beside_the_right_one() -> None:
    seen = sketch.matrix("M", "i", "j", [[1.0, 2.0]], [[1.0], [2.0]])
    assert seen is not None
    assert (seen.right, seen.got) == (((1.0, 2.0),), ((1.0,), (2.0,)))
    assert (seen.difference, seen.furthest) == ((), None)


def test_what_a_course_gives_as_right_has_to_fit() -> None:
    with pytest.raises(ValueError, match=r"x has shape \(3,\) and right \(2,\)"):
        sketch.curve("f", "x", "y", X, [1.0, 2.0], [1.0, 2.0])
    with pytest.raises(ValueError, match=r"right has shape \(2,\), expected \(m, n\)"):
        sketch.matrix("M", "i", "j", [1.0, 2.0], [[1.0]])
    with pytest.raises(ValueError, match=r"right has shape \(3,\), expected \(n, 2\)"):
        sketch.path("P", "x", "y", X, X)


def test_half_a_point_is_none_and_zero_has_no_sign() -> None:
    right = np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 2.0]])
    assert sketch.path("P", "x", "y", right, [[0.0, np.nan], [np.inf, 1.0], [np.nan, 1e308]]) is None
    seen = sketch.path("P", "x", "y", right, [[-0.0, 0.0], [np.nan, 1e308], [2.0, 3.0]])
    assert seen is not None
    assert seen.got == ((0.0, 0.0), (None, None), (2.0, 3.0))
    assert "-" not in str(seen.got)
    assert seen.y_view.high < 4.0


def test_where_nothing_finite_came_back_there_is_nothing_to_see() -> None:
    assert curve([0.0, 1.0, 4.0], [np.nan, np.inf, -np.inf]) is None
    assert curve([1.0, 2.0, 4.0], [-1.0, 0.0, -2.0], logarithmic=True) is None


def test_where_nothing_is_right_nothing_is_compared() -> None:
    assert curve([np.nan, 1.0, 4.0], [7.0, 1.0, 4.0]) is None
    assert curve([np.nan, 1.0, 4.0], [np.inf, 1.0, 4.5]).furthest == 2


def test_the_last_digits_of_large_numbers_are_not_the_whole_height() -> None:
    assert curve([1.0, 1.0, 1.0], [1.0 + 1e-5, 1.0, 1.0]) is None
    assert curve([1e-300, 2e-300, 3e-300], [0.0, 0.0, 0.0]) is None


def test_a_path_holds_both_ways_and_the_ground() -> None:
    right = np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 2.0]])
    seen = sketch.path("P", "x", "y", right, right * [1.0, 0.5], [[[0.0, 0.0], [1.0, 0.0]]])
    assert seen is not None
    assert seen.got == ((0.0, 0.0), (1.0, 0.5), (2.0, 1.0))
    assert (seen.furthest, seen.levels) == (2, (((0.0, 0.0), (1.0, 0.0)),))
    assert sketch.path("P", "x", "y", right, right) is None
    assert sketch.path("P", "x", "y", right, right[:2]) is None


def call(argument: object, result: object) -> Call:
    return Call("unit.f", None, (argument,), {}, result)


@pytest.mark.parametrize(
    ("argument", "result", "place"),
    [
        ([1.0, 2.0, 3.0], np.array([1.0, 4.5, 9.0]), 2.0),
        (np.array([[1.0, 2.0]]), np.array([[np.nan, 0.0]]), 1.0),
        (3.0, 1.0, 3.0),
        ([1.0, 2.0], "wrong", 1.0),
        ([np.inf], np.array([0.0]), None),
        ("text", None, None),
        ([], [], None),
    ],
)
def test_the_worst_entry_of_a_call_is_where_its_result_is_furthest_off(
    argument: object, result: object, place: float | None
) -> None:
    assert elementwise.worst_entry(call(argument, result), np.square) == place


def test_the_surroundings_hold_the_place_and_zero_and_keep_to_the_bounds() -> None:
    x = elementwise.around(-20.0, high=1.0)
    assert -20.0 in x
    assert x[0] < -20.0
    assert 0.0 < x[-1] <= 1.0
    assert elementwise.around(None)[0] == -3.0
    assert elementwise.around(1e4)[0] == 9997.0  # 0 is too far away to be seen with it


def test_calls_that_are_too_large_are_not_kept() -> None:
    small = kept([call([1.0], [2.0]), call(1.0, np.zeros(1000))])
    assert [one.function for one in small] == ["unit.f", "unit.f"]
    assert kept([call(1.0, np.zeros(1_000_000))]) == ()
    assert kept([call(1.0, [["x" * 100_000] * 5] * 5)]) == ()
    assert kept([call(1.0, 2.0)] * 100_000) == ()
