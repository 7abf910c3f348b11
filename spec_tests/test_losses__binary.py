"""Binary cross-entropy of probabilities, with its gradient."""

from __future__ import annotations

import numpy as np

from grader.testing import (
    Source,
    Submission,
    Trial,
    Verdict,
    as_number,
    expect,
    expect_close,
    requirement,
)
from reference import losses as right

from .activations_cases import expect_conventions
from .losses_cases import (
    COLUMNS,
    Pair,
    expect_equal_shapes_only,
    expect_probabilities_only,
    probabilities,
)
from .tolerances import CLIPPED, ENTRYWISE, EXACT

ARRAYS = [
    np.array([[0.5, 0.25], [0.75, 0.125], [0.375, 0.875]]),
    np.array([[1.0, 0.0], [0.5, 1.0], [0.0, 1.0]]),
]
INTEGERS = [[[1, 0], [0, 1]], [[1, 1], [0, 0]]]
ONE_ROW = np.array([[0.25, 0.5, 0.875]]), np.array([[1.0, 1.0, 0.0]])
# Close to 0 and 1, but a hundred times further away than the clip at 1e-12.
NEARLY_SURE = (0.005, 1e-4, 1e-7, 1e-9, 1e-10, 0.995, 1 - 1e-4, 1 - 1e-7, 1 - 1e-9, 1 - 1e-10)


def _nearly_sure_and_wrong(source: Source) -> Pair:
    prediction = source.some(NEARLY_SURE)
    return prediction, np.where(prediction < 0.5, 1.0, 0.0)


@requirement(
    "LOSS-BCE-1",
    of="binary_cross_entropy",
    points=0.8,
    hint="The label picks -log(p) or -log(1 - p). Are both parts there, and is it a mean?",
)
def test_binary_cross_entropy_value(submission: Submission, for_all: Trial) -> None:
    """binary_cross_entropy is the mean of -(t log(p) + (1 - t) log(1 - p)) over all entries."""

    def rule(pair: Pair) -> None:
        expect_close(submission.losses.binary_cross_entropy(*pair), right.binary_cross_entropy(*pair), EXACT)

    for columns in COLUMNS:
        for_all(rule, probabilities(columns), count=2)
    rule(ONE_ROW)


@requirement(
    "LOSS-BCE-2",
    of="binary_cross_entropy",
    points=0.2,
    hint="Only predictions within 1e-12 of 0 or 1 are clipped. Are others moved as well?",
)
def test_binary_cross_entropy_near_the_clip(submission: Submission, for_all: Trial) -> None:
    """The clip of binary_cross_entropy changes nothing at 1e-10 or 1 - 1e-10."""

    def rule(pair: Pair) -> None:
        expect_close(submission.losses.binary_cross_entropy(*pair), right.binary_cross_entropy(*pair), EXACT)

    for_all(rule, _nearly_sure_and_wrong, count=1)


@requirement(
    "LOSS-BCE-3",
    of="binary_cross_entropy",
    points=0.3,
    hint="log(0) is -inf. Which prediction is used in place of 0, and which in place of 1?",
)
def test_binary_cross_entropy_at_zero_and_one(submission: Submission) -> None:
    """For a prediction of exactly 0 or 1 that is wrong the loss is finite, by clipping at 1e-12."""
    cases = (([0.0], [1.0]), ([1.0], [0.0]), ([0.0, 1.0, 0.5], [1.0, 0.0, 1.0]))
    for prediction, target in cases:
        pair = np.array(prediction), np.array(target)
        expect_close(
            submission.losses.binary_cross_entropy(*pair), right.binary_cross_entropy(*pair), CLIPPED
        )


@requirement(
    "LOSS-BCE-4",
    of="binary_cross_entropy",
    points=0.15,
    hint="For a perfect prediction one factor is 0 and the other logarithm is 0. What is 0 * inf?",
)
def test_binary_cross_entropy_of_a_perfect_prediction(submission: Submission) -> None:
    """The loss is 0, to within 1e-9, for a perfect prediction of zeros and ones; at 0.5 it is log(2)."""
    expect_close(submission.losses.binary_cross_entropy(np.array([0.5]), np.array([1.0])), np.log(2.0), EXACT)
    for labels in (np.array([1.0]), np.array([0.0]), np.array([0.0, 1.0, 1.0])):
        loss = as_number(submission.losses.binary_cross_entropy(labels, labels))
        message = f"the loss of a perfect prediction is {loss}, expected 0 to within 1e-9"
        expect(abs(loss) <= 1e-9, Verdict.WRONG_VALUE, message, "0.0", repr(loss))


@requirement(
    "LOSS-BCE-5",
    of="binary_cross_entropy",
    points=0.15,
    hint="Clipping hides a prediction that is no probability. Check the range before you clip.",
)
def test_binary_cross_entropy_range(submission: Submission) -> None:
    """A prediction outside [0, 1] is a ValueError, one inside is not."""
    expect_probabilities_only(submission.losses.binary_cross_entropy, right.binary_cross_entropy)


@requirement(
    "LOSS-BCE-6",
    of="binary_cross_entropy",
    points=0.15,
    hint="Subtracting (m,) from (m, 1) makes an (m, m) matrix, and an empty mean is 0 / 0.",
)
def test_binary_cross_entropy_shapes(submission: Submission) -> None:
    """Unequal shapes, such as (m, 1) against (m,), and empty input are ValueErrors; equal shapes are not."""
    expect_equal_shapes_only(submission.losses.binary_cross_entropy, right.binary_cross_entropy)


@requirement(
    "LOSS-BCE-7",
    of="binary_cross_entropy",
    points=0.1,
    hint="Convert both arguments to float64 arrays first, and write to neither.",
)
def test_binary_cross_entropy_conventions(submission: Submission) -> None:
    """Lists and arrays of any real type and layout are taken, left as they were, and computed in float64."""
    function = submission.losses.binary_cross_entropy
    expect_conventions(function, right.binary_cross_entropy, ARRAYS, INTEGERS, tolerance=CLIPPED)


@requirement(
    "LOSS-BCEGRAD-1",
    of="binary_cross_entropy_gradient",
    points=0.8,
    hint="The loss falls as p approaches t: check the sign of each part, and the mean's count.",
)
def test_binary_cross_entropy_gradient_value(submission: Submission, for_all: Trial) -> None:
    """binary_cross_entropy_gradient is the gradient of binary_cross_entropy by the prediction."""

    def rule(pair: Pair) -> None:
        expect_close(
            submission.losses.binary_cross_entropy_gradient(*pair),
            right.binary_cross_entropy_gradient(*pair),
            EXACT,
        )

    for columns in COLUMNS:
        for_all(rule, probabilities(columns), count=2)
    rule(ONE_ROW)


@requirement(
    "LOSS-BCEGRAD-2",
    of="binary_cross_entropy_gradient",
    points=0.1,
    hint="Only predictions within 1e-12 of 0 or 1 are clipped. Are others moved as well?",
)
def test_binary_cross_entropy_gradient_near_the_clip(submission: Submission, for_all: Trial) -> None:
    """The clip changes nothing in binary_cross_entropy_gradient at 1e-10 or 1 - 1e-10."""

    def rule(pair: Pair) -> None:
        expect_close(
            submission.losses.binary_cross_entropy_gradient(*pair),
            right.binary_cross_entropy_gradient(*pair),
            ENTRYWISE,
        )

    for_all(rule, _nearly_sure_and_wrong, count=1)


@requirement(
    "LOSS-BCEGRAD-3",
    of="binary_cross_entropy_gradient",
    points=0.3,
    hint="At 0 and 1 the formula divides by 0. The gradient clips just as the loss does.",
)
def test_binary_cross_entropy_gradient_at_zero_and_one(submission: Submission) -> None:
    """At a prediction of exactly 0 or 1 the gradient is that at the clipped prediction."""
    cases = (([0.0], [1.0]), ([1.0], [0.0]), ([0.0, 1.0], [0.0, 1.0]), ([1.0, 0.0], [0.0, 1.0]))
    for prediction, target in cases:
        pair = np.array(prediction), np.array(target)
        expect_close(
            submission.losses.binary_cross_entropy_gradient(*pair),
            right.binary_cross_entropy_gradient(*pair),
            CLIPPED,
        )


@requirement(
    "LOSS-BCEGRAD-4",
    of="binary_cross_entropy_gradient",
    points=0.1,
    hint="Clipping hides a prediction that is no probability. Check the range before you clip.",
)
def test_binary_cross_entropy_gradient_range(submission: Submission) -> None:
    """A prediction outside [0, 1] is a ValueError, one inside is not."""
    expect_probabilities_only(
        submission.losses.binary_cross_entropy_gradient, right.binary_cross_entropy_gradient
    )


@requirement(
    "LOSS-BCEGRAD-5",
    of="binary_cross_entropy_gradient",
    points=0.1,
    hint="Subtracting (m,) from (m, 1) makes an (m, m) matrix, and an empty mean is 0 / 0.",
)
def test_binary_cross_entropy_gradient_shapes(submission: Submission) -> None:
    """Unequal shapes, such as (m, 1) against (m,), and empty input are ValueErrors; equal shapes are not."""
    expect_equal_shapes_only(
        submission.losses.binary_cross_entropy_gradient, right.binary_cross_entropy_gradient
    )


@requirement(
    "LOSS-BCEGRAD-6",
    of="binary_cross_entropy_gradient",
    points=0.1,
    hint="Convert both arguments to float64 arrays first, and write to neither.",
)
def test_binary_cross_entropy_gradient_conventions(submission: Submission) -> None:
    """Lists and arrays of any real type and layout are taken and left as they were; the result is a new
    float64 array.
    """
    function = submission.losses.binary_cross_entropy_gradient
    expect_conventions(function, right.binary_cross_entropy_gradient, ARRAYS, INTEGERS, tolerance=CLIPPED)
