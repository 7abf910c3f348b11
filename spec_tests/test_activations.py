"""Sigmoid and tanh: values, tails, extremes, and derivatives from either side."""

from __future__ import annotations

import numpy as np

from grader.testing import Submission, Trial, expect_close, requirement
from reference import activations as right

from .activations_cases import any_shape, expect_conventions, expect_elementwise, expect_stable, extremes
from .tolerances import ENTRYWISE, EXACT

Z = np.array([[[-3.0, -0.5], [0.25, 1.5], [2.0, 0.75]], [[-1.25, 4.0], [-2.5, 3.5], [1.0, -0.125]]])
A = np.array([[0.5, 0.125, 0.75, 0.375], [0.875, 0.25, 0.0625, 0.625]])


@requirement(
    "ACT-SIGMOID-1",
    of="sigmoid",
    points=0.8,
    hint="Work out sigmoid(1) by hand and compare.",
)
def test_sigmoid_value(submission: Submission, for_all: Trial) -> None:
    """sigmoid(z) is 1 / (1 + exp(-z)) for every entry, whatever the shape."""

    def rule(z: np.ndarray) -> None:
        expect_close(submission.activations.sigmoid(z), right.sigmoid(z), EXACT)

    for_all(rule, any_shape(-6, 6))


@requirement(
    "ACT-SIGMOID-2",
    of="sigmoid",
    points=0.4,
    hint="Far to the left the sigmoid is nearly exp(z). Which step of your formula loses it?",
)
def test_sigmoid_tail(submission: Submission, for_all: Trial) -> None:
    """Small values of sigmoid(z) keep their full relative precision: 4.2e-18 at z = -40, down to z = -700."""

    def rule(z: np.ndarray) -> None:
        expect_close(submission.activations.sigmoid(z), right.sigmoid(z), ENTRYWISE)

    z = [-40, -38, -36.5, -33, -30, -20, -10, -60, -120, -505, -700]
    for_all(rule, lambda source: source.some(z), count=1)


@requirement(
    "ACT-SIGMOID-3",
    of="sigmoid",
    points=0.5,
    hint="The exponential of a large positive number overflows. Which form of the formula avoids "
    "it, for each sign of z?",
)
def test_sigmoid_extremes(submission: Submission, for_all: Trial) -> None:
    """sigmoid(z) neither overflows nor warns for |z| up to 1e4."""

    def rule(z: np.ndarray) -> None:
        expect_stable(submission.activations.sigmoid, right.sigmoid, [z])

    for_all(rule, extremes, count=1)


@requirement(
    "ACT-SIGMOID-4",
    of="sigmoid",
    points=0.2,
    hint="Convert the argument to a float64 array first, and return a new array.",
)
def test_sigmoid_conventions(submission: Submission) -> None:
    """sigmoid(z) takes numbers, lists and arrays of any real type, layout and size, changes none of them,
    and returns new float64 values.
    """
    sigmoid = submission.activations.sigmoid
    expect_conventions(sigmoid, right.sigmoid, [Z], [[[-2, 0, 3], [1, 2, -1]]])
    expect_elementwise(sigmoid, right.sigmoid, 1)


@requirement(
    "ACT-SIGMOIDPRIME-1",
    of="sigmoid_derivative",
    points=0.8,
    hint="It is fed the pre-activation z. At z = 2 the slope of the sigmoid is about 0.105.",
    needs=("activations.sigmoid",),
)
def test_sigmoid_derivative_value(submission: Submission, for_all: Trial) -> None:
    """sigmoid_derivative(z) is the slope of the sigmoid at every pre-activation z."""

    def rule(z: np.ndarray) -> None:
        expect_close(submission.activations.sigmoid_derivative(z), right.sigmoid_derivative(z), EXACT)

    for_all(rule, any_shape(-6, 6))


@requirement(
    "ACT-SIGMOIDPRIME-2",
    of="sigmoid_derivative",
    points=0.25,
    hint="Far from 0 the sigmoid is flat on both sides. Does an exponential overflow on the way?",
    needs=("activations.sigmoid",),
)
def test_sigmoid_derivative_extremes(submission: Submission, for_all: Trial) -> None:
    """sigmoid_derivative(z) goes to 0 on both sides and does not warn for |z| up to 1e4."""

    def rule(z: np.ndarray) -> None:
        expect_stable(submission.activations.sigmoid_derivative, right.sigmoid_derivative, [z])

    for_all(rule, extremes, count=1)


@requirement(
    "ACT-SIGMOIDPRIME-3",
    of="sigmoid_derivative",
    points=0.1,
    hint="Convert the argument to a float64 array first, and return a new array.",
    needs=("activations.sigmoid",),
)
def test_sigmoid_derivative_conventions(submission: Submission) -> None:
    """sigmoid_derivative(z) takes numbers, lists and arrays of any real type, layout and size, changes
    none of them, and returns new float64 values.
    """
    function = submission.activations.sigmoid_derivative
    expect_conventions(function, right.sigmoid_derivative, [Z], [[[-2, 0, 3], [1, 2, -1]]])
    expect_elementwise(function, right.sigmoid_derivative, 2)


@requirement(
    "ACT-SIGMOIDOUT-1",
    of="sigmoid_derivative_from_output",
    points=0.6,
    hint="It is fed the activation a: the sigmoid is already taken. At a = 0.5 the slope is 0.25.",
)
def test_sigmoid_derivative_from_output_value(submission: Submission, for_all: Trial) -> None:
    """sigmoid_derivative_from_output(a) is the slope of the sigmoid where its value is a."""

    def rule(a: np.ndarray) -> None:
        got = submission.activations.sigmoid_derivative_from_output(a)
        expect_close(got, right.sigmoid_derivative_from_output(a), EXACT)

    for_all(rule, any_shape(0.0, 1.0))


@requirement(
    "ACT-SIGMOIDOUT-2",
    of="sigmoid_derivative_from_output",
    points=0.1,
    hint="Convert the argument to a float64 array first, and return a new array.",
)
def test_sigmoid_derivative_from_output_conventions(submission: Submission) -> None:
    """sigmoid_derivative_from_output(a) takes numbers, lists and arrays of any real type, layout and size,
    changes none of them, and returns new float64 values.
    """
    function = submission.activations.sigmoid_derivative_from_output
    expect_conventions(function, right.sigmoid_derivative_from_output, [A], [[[0, 1, 1], [1, 0, 0]]])
    expect_elementwise(function, right.sigmoid_derivative_from_output, 1)


@requirement(
    "ACT-TANH-1",
    of="tanh",
    points=0.5,
    hint="tanh(1) is about 0.7616, and tanh(-z) is -tanh(z).",
)
def test_tanh_value(submission: Submission, for_all: Trial) -> None:
    """tanh(z) is the hyperbolic tangent of every entry, whatever the shape."""

    def rule(z: np.ndarray) -> None:
        expect_close(submission.activations.tanh(z), right.tanh(z), EXACT)

    for_all(rule, any_shape(-6, 6))


@requirement(
    "ACT-TANH-2",
    of="tanh",
    points=0.3,
    hint="A quotient of exponentials becomes inf / inf for large z. Which function avoids it?",
)
def test_tanh_extremes(submission: Submission, for_all: Trial) -> None:
    """tanh(z) neither overflows nor warns for |z| up to 1e4."""

    def rule(z: np.ndarray) -> None:
        expect_stable(submission.activations.tanh, right.tanh, [z])

    for_all(rule, extremes, count=1)


@requirement(
    "ACT-TANH-3",
    of="tanh",
    points=0.1,
    hint="Convert the argument to a float64 array first, and return a new array.",
)
def test_tanh_conventions(submission: Submission) -> None:
    """tanh(z) takes numbers, lists and arrays of any real type, layout and size, changes none of them, and
    returns new float64 values.
    """
    function = submission.activations.tanh
    expect_conventions(function, right.tanh, [Z], [[[-2, 0, 3], [1, 2, -1]]])
    expect_elementwise(function, right.tanh, 1)


@requirement(
    "ACT-TANHPRIME-1",
    of="tanh_derivative",
    points=0.7,
    hint="It is fed the pre-activation z. At z = 0 the slope of tanh is 1, at z = 1 about 0.42.",
    needs=("activations.tanh",),
)
def test_tanh_derivative_value(submission: Submission, for_all: Trial) -> None:
    """tanh_derivative(z) is the slope of tanh at every pre-activation z."""

    def rule(z: np.ndarray) -> None:
        expect_close(submission.activations.tanh_derivative(z), right.tanh_derivative(z), EXACT)

    for_all(rule, any_shape(-4, 4))


@requirement(
    "ACT-TANHPRIME-2",
    of="tanh_derivative",
    points=0.25,
    hint="Far from 0 tanh is flat. Does an exponential or a cosh overflow on the way?",
    needs=("activations.tanh",),
)
def test_tanh_derivative_extremes(submission: Submission, for_all: Trial) -> None:
    """tanh_derivative(z) goes to 0 on both sides and does not warn for |z| up to 1e4."""

    def rule(z: np.ndarray) -> None:
        expect_stable(submission.activations.tanh_derivative, right.tanh_derivative, [z])

    for_all(rule, extremes, count=1)


@requirement(
    "ACT-TANHPRIME-3",
    of="tanh_derivative",
    points=0.1,
    hint="Convert the argument to a float64 array first, and return a new array.",
    needs=("activations.tanh",),
)
def test_tanh_derivative_conventions(submission: Submission) -> None:
    """tanh_derivative(z) takes numbers, lists and arrays of any real type, layout and size, changes none
    of them, and returns new float64 values.
    """
    function = submission.activations.tanh_derivative
    expect_conventions(function, right.tanh_derivative, [Z], [[[-2, 0, 3], [1, 2, -1]]])
    expect_elementwise(function, right.tanh_derivative, 1)


@requirement(
    "ACT-TANHOUT-1",
    of="tanh_derivative_from_output",
    points=0.6,
    hint="It is fed the activation a: tanh is already taken. At a = 0.5 the slope is 0.75.",
)
def test_tanh_derivative_from_output_value(submission: Submission, for_all: Trial) -> None:
    """tanh_derivative_from_output(a) is the slope of tanh where its value is a."""

    def rule(a: np.ndarray) -> None:
        got = submission.activations.tanh_derivative_from_output(a)
        expect_close(got, right.tanh_derivative_from_output(a), EXACT)

    for_all(rule, any_shape(-1.0, 1.0))


@requirement(
    "ACT-TANHOUT-2",
    of="tanh_derivative_from_output",
    points=0.1,
    hint="Convert the argument to a float64 array first, and return a new array.",
)
def test_tanh_derivative_from_output_conventions(submission: Submission) -> None:
    """tanh_derivative_from_output(a) takes numbers, lists and arrays of any real type, layout and size,
    changes none of them, and returns new float64 values.
    """
    function = submission.activations.tanh_derivative_from_output
    expect_conventions(function, right.tanh_derivative_from_output, [A - 0.5], [[[0, 1, -1], [1, 0, 0]]])
    expect_elementwise(function, right.tanh_derivative_from_output, 0)
