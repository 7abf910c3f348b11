"""Gradient descent: one step, and many; what is refused has a file of its own."""

from __future__ import annotations

import numpy as np

from grader.testing import (
    Formula,
    Source,
    Submission,
    Tolerance,
    Trial,
    expect_close,
    expect_equal,
    expect_list,
    expect_unchanged,
    requirement,
)
from reference import gradient_descent as right

from .activations_cases import any_shape, expect_conventions, locked
from .gradient_descent_cases import BOWL, HALVING, RAMP, TILTED, Descent, descents
from .tolerances import EXACT, TRAJECTORY, UNCHANGED

_STEP = ("gradient_descent.gradient_step",)


@requirement(
    "GD-STEP-1",
    of="gradient_step",
    points=1.0,
    hint="The gradient points uphill. Which way is down, and how far does one step go?",
)
def test_gradient_step_value(submission: Submission, for_all: Trial) -> None:
    """gradient_step(x, gradient, learning_rate) is x - learning_rate * gradient."""

    def rule(drawn: tuple[np.ndarray, np.ndarray, float]) -> None:
        got = submission.gradient_descent.gradient_step(*drawn)
        expect_close(got, right.gradient_step(*drawn), EXACT)

    def case(source: Source) -> tuple[np.ndarray, np.ndarray, float]:
        x = any_shape(-3, 3)(source)
        return x, source.array(x.shape, -3, 3), source.choice([0.5, 0.125, 0.01, 2.0])

    for_all(rule, case)


@requirement(
    "GD-STEP-2",
    of="gradient_step",
    points=0.4,
    hint="Updating in place changes the caller's x. Is the result a new array?",
)
def test_gradient_step_conventions(submission: Submission) -> None:
    """gradient_step takes numbers, lists and arrays of any real type, layout and size, changes none of them,
    and returns new float64 values.
    """
    function = submission.gradient_descent.gradient_step
    x, slope = np.array([[1.5, -2.0, 0.5]]), np.array([[0.25, 1.0, -3.0]])
    expect_conventions(function, right.gradient_step, [x, slope], [[1, 2, 3], [10, -10, 1]], 0.1)
    # A zero gradient tempts to hand back x itself.
    zero = np.zeros((1, 3))
    expect_conventions(function, right.gradient_step, [x, zero], [[1, 2], [0, 0]], 0.1)
    expect_close(function(3, 2, 0.25), 2.5, EXACT)
    empty = np.zeros((0, 3))
    expect_close(function(empty, empty, 0.1), empty, EXACT, "the result for empty arrays")


@requirement(
    "GD-DESCENT-1",
    of="gradient_descent",
    points=1.6,
    hint="Follow two updates by hand for the gradient x -> 2 x. Where is x after each?",
    needs=_STEP,
)
def test_gradient_descent_path(submission: Submission, for_all: Trial) -> None:
    """gradient_descent repeats x - learning_rate * gradient(x), for all coordinates at once, and returns
    where it ends.
    """

    def rule(drawn: Descent) -> None:
        start, rate, updates = drawn.start, drawn.learning_rate, drawn.updates
        want, count = right.gradient_descent(TILTED, start, rate, updates)
        got = submission.gradient_descent.gradient_descent(TILTED, start, rate, updates)
        _expect_arrival(got, want, count, TRAJECTORY)

    for_all(rule, descents)
    rule(Descent(np.array([4.0, 3.0]), 0.125, 30))


@requirement(
    "GD-DESCENT-2",
    of="gradient_descent",
    points=0.9,
    hint="Look at the norm of the gradient at the present x, then decide whether to update.",
    needs=_STEP,
)
def test_gradient_descent_stops(submission: Submission, for_all: Trial) -> None:
    """gradient_descent stops before an update once the gradient's norm is at most the tolerance."""
    function = submission.gradient_descent.gradient_descent

    def rule(drawn: tuple[int, float]) -> None:
        # Starting at 2**k, the gradient is 1 after k halvings: below 1.5, while 2 was above.
        halvings, sign = drawn
        start = np.array([sign * 2.0**halvings])
        got = function(HALVING, start, learning_rate=0.5, max_iterations=20, tolerance=1.5)
        _expect_arrival(got, np.array([sign]), halvings, TRAJECTORY)

    def case(source: Source) -> tuple[int, float]:
        return source.integer(1, 10), source.choice([1.0, -1.0])

    for_all(rule, case)
    want, count = right.gradient_descent(BOWL, np.array([4.0, 3.0]), 0.2, 40, 0.01)
    got = function(BOWL, np.array([4.0, 3.0]), 0.2, 40, 0.01)
    _expect_arrival(got, want, count, TRAJECTORY)


@requirement(
    "GD-DESCENT-3",
    of="gradient_descent",
    points=0.6,
    hint="The norm is the root of the sum of the squares of all the gradient's entries.",
    needs=_STEP,
)
def test_gradient_descent_norm(submission: Submission) -> None:
    """The tolerance bounds the Euclidean norm of the whole gradient, whatever the step is."""
    function = submission.gradient_descent.gradient_descent
    # Every entry alone, and every singular value, is below the tolerance of 1; their norm is not.
    for start in (np.full(4, 0.75), 0.8 * np.eye(2), np.full((2, 3), -0.5)):
        got = function(HALVING, start, 0.5, 20, 1.0)
        _expect_arrival(got, 0.5 * start, 1, TRAJECTORY)
    # The sum of the entries' sizes is above the tolerance, the norm below it.
    flat = np.array([0.6, -0.6])
    _expect_arrival(function(HALVING, flat, 0.5, 20, 1.0), flat, 0, TRAJECTORY)
    # Tiny steps along a large gradient are no reason to stop, nor large ones to go on.
    slow = function(RAMP, np.array([1.0, 2.0]), 1e-6, 7, 0.1)
    _expect_arrival(slow, np.array([1.0, 2.0]) - 7e-6, 7, TRAJECTORY)
    still = function(Formula("lambda x: 0 * x + 0.01"), np.array([1.0, 2.0]), 1000.0, 7, 0.1)
    _expect_arrival(still, np.array([1.0, 2.0]), 0, TRAJECTORY)


@requirement(
    "GD-DESCENT-4",
    of="gradient_descent",
    points=0.5,
    hint="Whoever starts at the bottom has no step to make. Is a copy of x0 returned?",
    needs=_STEP,
)
def test_gradient_descent_from_a_minimum(submission: Submission) -> None:
    """Where the gradient vanishes, a copy of x0 and a count of 0 are returned; elsewhere x moves."""
    function = submission.gradient_descent.gradient_descent
    _expect_arrival(function(HALVING, [4.0], 0.5, 1), np.array([2.0]), 1, UNCHANGED)
    start = np.array([0.5, -2.0])
    _expect_arrival(function(BOWL, start), start, 0, UNCHANGED)
    _expect_arrival(function(HALVING, [0, 0, 0]), np.zeros(3), 0, UNCHANGED)
    _expect_arrival(function(HALVING, np.zeros((0, 2))), np.zeros((0, 2)), 0, UNCHANGED)
    seen = function.observe([BOWL, start], scribble="arguments")
    _expect_arrival(seen.value, start, 0, UNCHANGED, " after x0 was overwritten")


@requirement(
    "GD-DESCENT-5",
    of="gradient_descent",
    points=0.5,
    hint="Count the updates: on a slope of 1 with a rate of 1, x tells how many there were.",
    needs=_STEP,
)
def test_gradient_descent_limit(submission: Submission) -> None:
    """gradient_descent ends after max_iterations updates, of which 0 is none, and returns their count."""
    for limit in (0, 1, 2, 7):
        got = submission.gradient_descent.gradient_descent(RAMP, np.array([3.0]), 1.0, limit)
        _expect_arrival(got, np.array([3.0 - limit]), limit, TRAJECTORY)


@requirement(
    "GD-DESCENT-8",
    of="gradient_descent",
    points=0.6,
    hint="Work on a float64 copy of x0: the caller's stays as it was, and integers can move.",
    needs=_STEP,
)
def test_gradient_descent_conventions(submission: Submission) -> None:
    """x0 may be a number, a list or an array of any real type, layout and shape; it is left as it was, and x
    is float64.
    """
    function = submission.gradient_descent.gradient_descent
    corners = np.array([[3.0, -1.5], [0.5, 2.0], [1.0, -2.0]])
    fixed = locked(corners.astype(np.float32))
    for start in ([3, -2], np.array([3, -2, 1]), 3, 2.5, fixed, np.asfortranarray(corners)):
        want = np.asarray(start, dtype=np.float64) * 0.75**3
        _expect_arrival(function(HALVING, start, 0.25, 3), want, 3, TRAJECTORY)
    arguments = [HALVING, np.array([[3.0, -1.5, 0.5]]), 0.25, 3]
    seen = function.observe(arguments, keep_arguments=True)
    expect_unchanged(arguments, seen.arguments)


@requirement(
    "GD-DESCENT-9",
    of="gradient_descent",
    points=0.3,
    hint="Compare the names and the defaults of the parameters with the handout.",
    needs=_STEP,
)
def test_gradient_descent_defaults(submission: Submission) -> None:
    """The defaults are learning_rate=0.1, max_iterations=1000 and tolerance=1e-8; all go by their names."""
    function = submission.gradient_descent.gradient_descent
    _expect_arrival(function(RAMP, [0.0], max_iterations=3), np.array([-0.3]), 3, TRAJECTORY)
    below, above = Formula("lambda x: 0 * x + 9.5e-9"), Formula("lambda x: 0 * x + 1.05e-8")
    _expect_arrival(function(below, [1.0], max_iterations=2), np.array([1.0]), 0, TRAJECTORY)
    moved = np.array([1.0 - 2 * 0.1 * 1.05e-8])
    _expect_arrival(function(above, [1.0], max_iterations=2), moved, 2, TRAJECTORY)
    _expect_arrival(function(RAMP, [0.0]), np.array([-100.0]), 1000, TRAJECTORY)


@requirement(
    "GD-DESCENT-10",
    of="gradient_descent",
    points=0.2,
    hint="Is a gradient whose norm equals the tolerance small enough to stop?",
    needs=_STEP,
)
def test_gradient_descent_at_the_tolerance(submission: Submission) -> None:
    """A gradient whose norm is exactly the tolerance is small enough to stop."""
    function = submission.gradient_descent.gradient_descent
    got = function(HALVING, np.array([12.0, -16.0]), 0.5, 20, 5.0)
    _expect_arrival(got, np.array([3.0, -4.0]), 2, TRAJECTORY)


def _expect_arrival(got: object, want: object, updates: int, tolerance: Tolerance, when: str = "") -> None:
    """Judge the pair of the point reached and the number of updates."""
    point, count = expect_list(got, 2, f"the result{when}")
    expect_close(point, want, tolerance, f"the point reached{when}")
    expect_equal(count, updates, "the number of updates")
