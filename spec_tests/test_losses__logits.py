"""Binary cross-entropy from logits, with its gradient."""

from __future__ import annotations

import numpy as np

from grader.testing import (
    Source,
    Submission,
    Trial,
    expect_close,
    requirement,
)
from reference import losses as right

from .activations_cases import expect_conventions, expect_stable
from .losses_cases import (
    COLUMNS,
    Pair,
    expect_equal_shapes_only,
    logits,
)
from .tolerances import EXACT

LOGITS = [
    np.array([[1.5, -0.5], [0.25, 2.0], [3.0, -1.0]]),
    np.array([[1.0, 0.0], [0.5, 1.0], [0.0, 1.0]]),
]
WHOLE_LOGITS = [[[1, 0], [2, -1], [3, -4]], [[1, 0], [0, 1], [1, 1]]]
ONE_ROW_OF_LOGITS = np.array([[1.5, -0.5, 2.0]]), np.array([[1.0, 1.0, 0.0]])
LARGE_LOGITS = (-1e4, -1000.0, -710.0, -40.0, 0.0, 40.0, 710.0, 1000.0, 1e4)


def _large(source: Source) -> Pair:
    z = source.some(LARGE_LOGITS)
    return z, np.full(z.shape, float(source.integer(0, 1)))


@requirement(
    "LOSS-LOGITS-1",
    of="binary_cross_entropy_with_logits",
    points=0.7,
    hint="Write -log(sigmoid(z)) and -log(1 - sigmoid(z)) as functions of z.",
    needs=("activations.sigmoid",),
)
def test_binary_cross_entropy_with_logits_value(submission: Submission, for_all: Trial) -> None:
    """binary_cross_entropy_with_logits is the mean binary cross-entropy of sigmoid(z)."""

    def rule(pair: Pair) -> None:
        expect_close(
            submission.losses.binary_cross_entropy_with_logits(*pair),
            right.binary_cross_entropy_with_logits(*pair),
            EXACT,
        )

    for columns in COLUMNS:
        for_all(rule, logits(columns), count=2)
    rule(ONE_ROW_OF_LOGITS)


@requirement(
    "LOSS-LOGITS-2",
    of="binary_cross_entropy_with_logits",
    points=0.3,
    hint="At z = 1e4 a wrong label costs 1e4. Which form of log(1 + exp(-z)) is safe there?",
    needs=("activations.sigmoid",),
)
def test_binary_cross_entropy_with_logits_extremes(submission: Submission, for_all: Trial) -> None:
    """binary_cross_entropy_with_logits is right, without warning, for z = 1e4 and z = -1e4."""

    def rule(pair: Pair) -> None:
        expect_stable(
            submission.losses.binary_cross_entropy_with_logits, right.binary_cross_entropy_with_logits, pair
        )

    for_all(rule, _large)
    for label in (0.0, 1.0):
        rule((np.array([-1e4]), np.array([label])))
        rule((np.array([1e4]), np.array([label])))


@requirement(
    "LOSS-LOGITS-3",
    of="binary_cross_entropy_with_logits",
    points=0.1,
    hint="Subtracting (m,) from (m, 1) makes an (m, m) matrix, and an empty mean is 0 / 0.",
)
def test_binary_cross_entropy_with_logits_shapes(submission: Submission) -> None:
    """Unequal shapes, such as (m, 1) against (m,), and empty input are ValueErrors; equal shapes are not."""
    expect_equal_shapes_only(
        submission.losses.binary_cross_entropy_with_logits, right.binary_cross_entropy_with_logits
    )


@requirement(
    "LOSS-LOGITS-4",
    of="binary_cross_entropy_with_logits",
    points=0.05,
    hint="Convert both arguments to float64 arrays first, and write to neither.",
)
def test_binary_cross_entropy_with_logits_conventions(submission: Submission) -> None:
    """Lists and arrays of any real type and layout are taken, left as they were, and computed in float64."""
    function = submission.losses.binary_cross_entropy_with_logits
    expect_conventions(function, right.binary_cross_entropy_with_logits, LOGITS, WHOLE_LOGITS)


@requirement(
    "LOSS-LOGITSGRAD-1",
    of="binary_cross_entropy_with_logits_gradient",
    points=0.7,
    hint="By the chain rule through the sigmoid most factors cancel. Do not forget the mean.",
    needs=("activations.sigmoid",),
)
def test_binary_cross_entropy_with_logits_gradient_value(submission: Submission, for_all: Trial) -> None:
    """binary_cross_entropy_with_logits_gradient is the gradient of that loss by z."""

    def rule(pair: Pair) -> None:
        expect_close(
            submission.losses.binary_cross_entropy_with_logits_gradient(*pair),
            right.binary_cross_entropy_with_logits_gradient(*pair),
            EXACT,
        )

    for columns in COLUMNS:
        for_all(rule, logits(columns), count=2)
    rule(ONE_ROW_OF_LOGITS)


@requirement(
    "LOSS-LOGITSGRAD-2",
    of="binary_cross_entropy_with_logits_gradient",
    points=0.2,
    hint="The gradient stays between -1 / m and 1 / m. Which factor overflows or divides by 0?",
    needs=("activations.sigmoid",),
)
def test_binary_cross_entropy_with_logits_gradient_extremes(submission: Submission, for_all: Trial) -> None:
    """binary_cross_entropy_with_logits_gradient is right, without warning, for z = 1e4 and -1e4."""

    def rule(pair: Pair) -> None:
        expect_stable(
            submission.losses.binary_cross_entropy_with_logits_gradient,
            right.binary_cross_entropy_with_logits_gradient,
            pair,
        )

    for_all(rule, _large)
    for label in (0.0, 1.0):
        rule((np.array([-1e4]), np.array([label])))
        rule((np.array([1e4]), np.array([label])))


@requirement(
    "LOSS-LOGITSGRAD-3",
    of="binary_cross_entropy_with_logits_gradient",
    points=0.1,
    hint="Subtracting (m,) from (m, 1) makes an (m, m) matrix, and an empty mean is 0 / 0.",
)
def test_binary_cross_entropy_with_logits_gradient_shapes(submission: Submission) -> None:
    """Unequal shapes, such as (m, 1) against (m,), and empty input are ValueErrors; equal shapes are not."""
    expect_equal_shapes_only(
        submission.losses.binary_cross_entropy_with_logits_gradient,
        right.binary_cross_entropy_with_logits_gradient,
    )


@requirement(
    "LOSS-LOGITSGRAD-4",
    of="binary_cross_entropy_with_logits_gradient",
    points=0.05,
    hint="Convert both arguments to float64 arrays first, and write to neither.",
)
def test_binary_cross_entropy_with_logits_gradient_conventions(submission: Submission) -> None:
    """Lists and arrays of any real type and layout are taken and left as they were; the result is a new
    float64 array.
    """
    function = submission.losses.binary_cross_entropy_with_logits_gradient
    expect_conventions(function, right.binary_cross_entropy_with_logits_gradient, LOGITS, WHOLE_LOGITS)
