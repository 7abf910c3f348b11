"""Cross-entropy of a softmax, with its gradient."""

from __future__ import annotations

import numpy as np

from grader.testing import Submission, Trial, expect_close, requirement
from reference import losses as right

from .activations_cases import expect_conventions, expect_stable
from .losses_cases import (
    Pair,
    class_scores,
    expect_rows_of_classes_only,
)
from .tolerances import EXACT

ARRAYS = [
    np.array([[1.5, -0.5, 0.25], [2.0, 3.0, -1.0]]),
    np.array([[1.0, 0.0, 0.0], [0.25, 0.25, 0.5]]),
]
INTEGERS = [[[1, 0, 2], [-1, 3, 0]], [[0, 0, 1], [1, 0, 0]]]
ONE_ROW = np.array([[1.5, -0.5, 2.0, 0.25]]), np.array([[0.0, 1.0, 0.0, 0.0]])
SURE = np.array([[1000.0, 999.0, 0.0], [-1000.0, -1001.0, -1000.5]])
CERTAIN = np.array([[1e4, -1e4], [0.0, 1000.0]])
LARGE = (
    (SURE, np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]])),
    (CERTAIN, np.array([[0.0, 1.0], [1.0, 0.0]])),
)


@requirement(
    "LOSS-SOFTMAX-1",
    of="softmax_cross_entropy",
    points=0.7,
    hint="The first argument is fed before the softmax. What is summed, and what is averaged?",
    needs=("activations.softmax",),
)
def test_softmax_cross_entropy_value(submission: Submission, for_all: Trial) -> None:
    """softmax_cross_entropy is -t log(softmax(logits)), summed over classes, a mean over rows."""

    def rule(pair: Pair) -> None:
        expect_close(
            submission.losses.softmax_cross_entropy(*pair),
            right.softmax_cross_entropy(*pair),
            EXACT,
        )

    for_all(rule, class_scores, count=4)
    rule(ONE_ROW)


@requirement(
    "LOSS-SOFTMAX-2",
    of="softmax_cross_entropy",
    points=0.2,
    hint="Take the logarithm of the softmax as one formula: what is left when each row is shifted?",
    needs=("activations.softmax",),
)
def test_softmax_cross_entropy_extremes(submission: Submission) -> None:
    """softmax_cross_entropy is right, without warning, for logits up to 1e4, where softmax rounds to 0."""
    for pair in LARGE:
        expect_stable(submission.losses.softmax_cross_entropy, right.softmax_cross_entropy, pair)


@requirement(
    "LOSS-SOFTMAX-3",
    of="softmax_cross_entropy",
    points=0.1,
    hint="Rows of classes are needed on both sides, at least one, and in equal shapes.",
)
def test_softmax_cross_entropy_shapes(submission: Submission) -> None:
    """Unequal shapes, empty input, and anything but (m, k) are ValueErrors; equal (m, k) are not."""
    expect_rows_of_classes_only(submission.losses.softmax_cross_entropy, right.softmax_cross_entropy)


@requirement(
    "LOSS-SOFTMAX-4",
    of="softmax_cross_entropy",
    points=0.05,
    hint="Convert both arguments to float64 arrays first, and write to neither.",
)
def test_softmax_cross_entropy_conventions(submission: Submission) -> None:
    """Lists and arrays of any real type and layout are taken, left as they were, and computed in float64."""
    function = submission.losses.softmax_cross_entropy
    expect_conventions(function, right.softmax_cross_entropy, ARRAYS, INTEGERS)


@requirement(
    "LOSS-SOFTMAXGRAD-1",
    of="softmax_cross_entropy_gradient",
    points=0.7,
    hint="Softmax and cross-entropy together leave a short formula. What is averaged over?",
    needs=("activations.softmax",),
)
def test_softmax_cross_entropy_gradient_value(submission: Submission, for_all: Trial) -> None:
    """softmax_cross_entropy_gradient is the gradient of softmax_cross_entropy by the logits."""

    def rule(pair: Pair) -> None:
        expect_close(
            submission.losses.softmax_cross_entropy_gradient(*pair),
            right.softmax_cross_entropy_gradient(*pair),
            EXACT,
        )

    for_all(rule, class_scores, count=4)
    rule(ONE_ROW)


@requirement(
    "LOSS-SOFTMAXGRAD-2",
    of="softmax_cross_entropy_gradient",
    points=0.15,
    hint="Is the softmax inside safe for large logits?",
    needs=("activations.softmax",),
)
def test_softmax_cross_entropy_gradient_extremes(submission: Submission) -> None:
    """softmax_cross_entropy_gradient is right, without warning, for logits as large as 1e4."""
    for pair in LARGE:
        expect_stable(
            submission.losses.softmax_cross_entropy_gradient, right.softmax_cross_entropy_gradient, pair
        )


@requirement(
    "LOSS-SOFTMAXGRAD-3",
    of="softmax_cross_entropy_gradient",
    points=0.1,
    hint="Rows of classes are needed on both sides, at least one, and in equal shapes.",
)
def test_softmax_cross_entropy_gradient_shapes(submission: Submission) -> None:
    """Unequal shapes, empty input, and anything but (m, k) are ValueErrors; equal (m, k) are not."""
    expect_rows_of_classes_only(
        submission.losses.softmax_cross_entropy_gradient, right.softmax_cross_entropy_gradient
    )


@requirement(
    "LOSS-SOFTMAXGRAD-4",
    of="softmax_cross_entropy_gradient",
    points=0.05,
    hint="Convert both arguments to float64 arrays first, and write to neither.",
)
def test_softmax_cross_entropy_gradient_conventions(submission: Submission) -> None:
    """Lists and arrays of any real type and layout are taken and left as they were; the result is a new
    float64 array.
    """
    function = submission.losses.softmax_cross_entropy_gradient
    expect_conventions(function, right.softmax_cross_entropy_gradient, ARRAYS, INTEGERS)
