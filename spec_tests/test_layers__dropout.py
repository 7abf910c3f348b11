"""Inverted dropout: what is drawn, what is scaled, and the way back."""

from __future__ import annotations

import numpy as np
import pytest

from grader.testing import (
    Source,
    Submission,
    Trial,
    Verdict,
    as_array,
    expect,
    expect_close,
    expect_error,
    expect_list,
    expect_sequence,
    expect_unchanged,
    requirement,
)

from .activations_cases import locked
from .tolerances import DEVIATIONS, EXACT, UNCHANGED

SHAPES = ((6,), (4, 3), (2, 3, 2))


def activations(source: Source) -> np.ndarray:
    """Draw an array with one to three axes, no entry of which is 0."""
    return source.array(source.choice(SHAPES), -3.0, 3.0, away_from_zero=0.25)


@requirement(
    "LAY-DROPOUT-1",
    of="dropout_forward",
    points=0.5,
    hint=("Which factor keeps the expected value of an entry at x, when it is kept with probability 1 - p?"),
)
@pytest.mark.parametrize("p", [0.0, 0.2, 0.75])
def test_dropout_mask(submission: Submission, for_all: Trial, p: float) -> None:
    """In training, dropout_forward returns (x * mask, mask), and mask has entries 0 and 1 / (1 - p)
    only.
    """

    def rule(x: np.ndarray) -> None:
        y, mask = expect_list(submission.layers.dropout_forward(x, p, 3), 2)
        drawn = as_array(mask, x.shape, "mask")
        kept = np.where((drawn > 0.5) | (p == 0.0), 1.0 / (1.0 - p), 0.0)
        expect_close(mask, kept, EXACT, "mask")
        expect_close(y, x * kept, EXACT, "y")

    for_all(rule, activations, count=2)


@requirement(
    "LAY-DROPOUT-2",
    of="dropout_forward",
    points=0.45,
    hint="drop_probability is the chance that an entry becomes 0, for each entry on its own.",
)
def test_dropout_share(submission: Submission) -> None:
    """Each entry is dropped with probability p, independently of all others."""
    # Chance fails one right submission in 1e10: a share of one in 7e10, a row or column of one in 3e10, the
    # numbers of one in 8e10.
    p, x = 0.25, np.ones((100, 200))
    bound = DEVIATIONS * float(np.sqrt(p * (1.0 - p) / x.size))
    numbers = []
    for seed in range(11, 17):
        shape, axes = (x.shape, (0, 1)) if seed < 16 else ((100, 20, 10), (0,))
        _, mask = expect_list(submission.layers.dropout_forward(x.reshape(shape), p, seed), 2)
        dropped = as_array(mask, shape, "mask") == 0.0
        numbers.append(int(np.count_nonzero(dropped)))
        share = numbers[-1] / x.size
        message = f"with drop_probability {p}, {share:.3f} of the entries of a large array are dropped"
        expect(abs(share - p) <= bound, Verdict.WRONG_VALUE, message, f"a share of {p}", f"{share:.4f}")
        most = max(float(dropped.mean(axis=axis).max()) for axis in axes)
        message = f"a row or column has {most:.2f} of its entries dropped; entries are drawn one by one"
        expect(most <= 0.6, Verdict.WRONG_VALUE, message, "at most 0.6", f"{most:.2f}")
    message = "the number of dropped entries is the same for every seed; it is left to chance"
    varies = any(number != p * x.size for number in numbers)
    expect(varies, Verdict.WRONG_VALUE, message, "numbers that vary", str(numbers[0]), whole_log=True)


@requirement(
    "LAY-DROPOUT-3",
    of="dropout_forward",
    points=0.45,
    hint="What should a trained network do with an input when nothing is to be learnt from it?",
)
def test_dropout_evaluation(submission: Submission, for_all: Trial) -> None:
    """With training=False, dropout_forward returns y = x and a mask of ones."""

    def rule(x: np.ndarray) -> None:
        value = submission.layers.dropout_forward.observe([x, 0.5, 3], {"training": False}).value
        expect_sequence(value, (x, np.ones(x.shape)), UNCHANGED, ("y", "mask"))

    for_all(rule, activations)


@requirement(
    "LAY-DROPOUT-4",
    of="dropout_forward",
    points=0.25,
    hint="Make a generator from the seed inside the function, and draw from nothing else.",
)
def test_dropout_seed(submission: Submission) -> None:
    """The mask depends on the seed alone: same seed, same mask; another seed, another; no global
    state.
    """
    x = np.linspace(1.0, 2.0, 60).reshape(12, 5)
    masks = []
    for seed in (0, 0, 1):
        seen = submission.layers.dropout_forward.observe([x, 0.5], {"seed": seed}, watch_random=True)
        masks.append(as_array(expect_list(seen.value, 2)[1], x.shape, "mask"))
        message = "global random state changed during the call"
        expect(not seen.random_touched, Verdict.WRONG_VALUE, message, "no change", "changed")
    same = bool(np.array_equal(masks[0], masks[1]))
    expect(same, Verdict.NONDETERMINISTIC, "two calls with the same seed gave different masks")
    other = not np.array_equal(masks[0], masks[2])
    expect(
        other,
        Verdict.WRONG_VALUE,
        "seeds 0 and 1 gave the same mask",
        "two masks",
        "one",
        whole_log=True,
    )


@requirement(
    "LAY-DROPOUT-5",
    of="dropout_forward",
    points=0.2,
    hint="With p = 1 nothing would be left to scale. Check the interval before you draw.",
)
def test_dropout_probability(submission: Submission) -> None:
    """dropout_forward raises ValueError for a drop_probability outside [0, 1), in evaluation too."""
    function = submission.layers.dropout_forward
    y, mask = expect_list(function([2.0, 3.0], 0.5, 0), 2)
    expect_close(y, [2.0, 3.0] * as_array(mask, (2,), "mask"), EXACT, "y")
    for p, training in ((-0.1, True), (1.0, True), (1.5, True), (1.5, False)):
        rule = f"drop_probability is {p}, outside [0, 1)"
        expect_error(function, [np.ones((2, 3)), p, 0], rule, {} if training else {"training": False})


@requirement(
    "LAY-DROPOUT-6",
    of="dropout_forward",
    points=0.15,
    hint="Return new arrays: the caller may go on to change x.",
)
def test_dropout_arguments(submission: Submission) -> None:
    """dropout_forward takes integers and arrays of any shape and memory layout, leaves them as they
    are, and returns arrays of its own.
    """
    value = submission.layers.dropout_forward.observe([[1, 2, 3], 0.5, 0], {"training": False}).value
    expect_sequence(value, ([1.0, 2.0, 3.0], np.ones(3)), EXACT, ("y", "mask"))
    x = np.linspace(1.0, 2.0, 12).reshape(4, 3)
    for given in (x, locked(x), np.asfortranarray(x), np.array(1.5), np.ones((0, 3))):
        arguments = [given, 0.5, 0]
        seen = submission.layers.dropout_forward.observe(arguments, keep_arguments=True)
        expect_unchanged(arguments, seen.arguments)
        y, mask = expect_list(seen.value, 2)
        expect_close(y, given * as_array(mask, given.shape, "mask"), EXACT, "y")
    seen = submission.layers.dropout_forward.observe([x, 0.5, 0, False], scribble="arguments")
    expect_sequence(seen.value, (x, np.ones(x.shape)), EXACT, ("y", "mask"))


@requirement(
    "LAY-DROPBACK-1",
    of="dropout_backward",
    points=0.5,
    hint=("y = x * mask: what is the derivative of one entry of y by the entry of x at the same place?"),
)
def test_dropout_backward_value(submission: Submission, for_all: Trial) -> None:
    """dropout_backward(dy, mask) sends dy through the very mask of the forward pass: dx is dy *
    mask.
    """

    def dy_and_mask(source: Source) -> tuple[np.ndarray, np.ndarray]:
        shape = source.choice(SHAPES)
        scale = source.choice((4.0, 1.25))
        kept = source.array(shape, 0.0, 1.0) > 0.5
        return source.array(shape, -3.0, 3.0, away_from_zero=0.25), np.where(kept, scale, 0.0)

    def rule(drawn: tuple[np.ndarray, np.ndarray]) -> None:
        dy, mask = drawn
        expect_close(submission.layers.dropout_backward(dy, mask), dy * mask, EXACT, "dx")

    for_all(rule, dy_and_mask)


@requirement(
    "LAY-DROPBACK-2",
    of="dropout_backward",
    points=0.1,
    hint="Multiplying in place writes to dy, which belongs to the caller.",
)
def test_dropout_backward_arguments(submission: Submission) -> None:
    """dropout_backward takes integers and arrays of any memory layout, changes neither of its
    arguments, and returns an array of its own.
    """
    expect_close(submission.layers.dropout_backward([1, 2, 3], [0, 2, 2]), [0.0, 4.0, 6.0], EXACT, "dx")
    dy = np.array([[1.5, -2.0, 1.0], [0.5, 3.0, -1.0]])
    mask = np.asfortranarray([[2.0, 0.0, 2.0], [0.0, 2.0, 2.0]])
    for arguments in ([dy, np.ones((2, 3))], [locked(dy), mask]):
        seen = submission.layers.dropout_backward.observe(arguments, keep_arguments=True)
        expect_unchanged(arguments, seen.arguments)
        expect_close(seen.value, arguments[0] * arguments[1], EXACT, "dx")
    arguments = [dy, np.ones((2, 3))]
    seen = submission.layers.dropout_backward.observe(arguments, scribble="arguments")
    expect_close(seen.value, dy, EXACT, "dx")


@requirement(
    "LAY-DROPBACK-3",
    of="dropout_backward",
    points=0.1,
    hint="Every entry of dy has its own entry of the mask; NumPy would stretch a mask that is too small.",
)
def test_dropout_backward_shapes(submission: Submission) -> None:
    """dropout_backward raises ValueError for a dy and a mask of different shapes; nothing is
    broadcast.
    """
    expect_close(submission.layers.dropout_backward([3.0], [2.0]), [6.0], EXACT, "dx")
    for dy, mask in (((4, 3), (3,)), ((4, 3), (4, 1)), ((3,), (4, 3)), ((1, 3), (4, 3))):
        rule = f"dy has shape {dy} and mask {mask}"
        expect_error(submission.layers.dropout_backward, [np.ones(dy), np.ones(mask)], rule)
