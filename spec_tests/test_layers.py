"""Dense layers: z = x @ W + b, and the way back."""

from __future__ import annotations

import numpy as np

from grader.testing import (
    Submission,
    Trial,
    checks,
    expect_close,
    expect_errors,
    expect_list,
    expect_sequence,
    expect_unchanged,
    requirement,
)
from reference import layers as right

from .layers_cases import (
    LayerInputs,
    as_many_rows_as_outputs,
    fewer_outputs,
    many_rows,
    odd_layouts,
    one_row,
    plain_layouts,
    square,
)
from .tolerances import EXACT

CASES = (many_rows, as_many_rows_as_outputs, fewer_outputs, one_row, square)
GRADIENTS = ("dx", "dW", "db")


@requirement(
    "LAY-FORWARD-1",
    of="dense_forward",
    points=0.8,
    hint="Write down the shapes of x, W and b, and work out one entry of z by hand.",
)
def test_dense_forward_value(submission: Submission, for_all: Trial) -> None:
    """dense_forward(x, W, b) is x @ W + b, one row for each example."""

    def rule(drawn: LayerInputs) -> None:
        got = submission.layers.dense_forward(drawn.x, drawn.W, drawn.b)
        expect_close(got, right.dense_forward(drawn.x, drawn.W, drawn.b), EXACT, "z")

    for case in CASES:
        for_all(rule, case, count=2)


@requirement(
    "LAY-FORWARD-2",
    of="dense_forward",
    points=0.2,
    hint="NumPy broadcasts a short b without a word; compare the shapes before you add.",
)
def test_dense_forward_shapes(submission: Submission) -> None:
    """dense_forward raises ValueError for shapes that do not fit; nothing is broadcast."""
    function = submission.layers.dense_forward
    expect_close(function([[2.0]], [[3.0]], [0.0]), [[6.0]], EXACT, "z")
    unfit = (
        ((4, 2), (3, 5), (5,), "W needs one row for each column of x"),
        ((4, 1), (3, 5), (5,), "W needs one row for each column of x, a single column is not enough"),
        ((4, 3), (3, 5), (4,), "b needs one entry for each column of W"),
        ((4, 3), (3, 5), (1,), "b needs one entry for each column of W, a single one is not enough"),
    )
    expect_errors(function, [([np.ones(x), np.ones(W), np.ones(b)], rule) for x, W, b, rule in unfit])


@requirement(
    "LAY-FORWARD-3",
    of="dense_forward",
    points=0.15,
    hint="Turn the arguments into float64 arrays first, and write only to arrays of your own.",
)
def test_dense_forward_arguments(submission: Submission) -> None:
    """dense_forward takes lists, integers and arrays of any memory layout, and changes none of
    them.
    """
    got = submission.layers.dense_forward(
        [[1, 2], [3, 4], [5, 6]], [[1, 0, 2, 1], [0, 1, 2, 3]], (10, 20, 30, 40)
    )
    want = [[11.0, 22.0, 36.0, 47.0], [13.0, 24.0, 44.0, 55.0], [15.0, 26.0, 52.0, 63.0]]
    expect_close(got, want, EXACT, "z")
    for inputs in (odd_layouts(), plain_layouts()):
        arguments = [inputs.x, inputs.W, inputs.b]
        seen = submission.layers.dense_forward.observe(arguments, keep_arguments=True)
        expect_unchanged(arguments, seen.arguments)
        expect_close(seen.value, right.dense_forward(*arguments), EXACT, "z")


@requirement(
    "LAY-BACKWARD-1",
    of="dense_backward",
    points=1,
    hint="dx has the shape of x. Which entries of W lead from one input to all of the outputs?",
)
def test_dense_backward_input(submission: Submission, for_all: Trial) -> None:
    """dense_backward passes dz back through W: dx is the derivative of the loss by x."""
    _for_each_case(submission, for_all, "dx")


@requirement(
    "LAY-BACKWARD-2",
    of="dense_backward",
    points=1,
    hint="dW has the shape of W. Each example adds its part; look at the batch of one row first.",
)
def test_dense_backward_weights(submission: Submission, for_all: Trial) -> None:
    """The dW of dense_backward is the derivative by W, summed (not averaged) over the rows of the
    batch.
    """
    _for_each_case(submission, for_all, "dW")


@requirement(
    "LAY-BACKWARD-3",
    of="dense_backward",
    points=1,
    hint="b is added to every row of z. What does that say about its derivative, and its shape?",
)
def test_dense_backward_bias(submission: Submission, for_all: Trial) -> None:
    """The db of dense_backward has an entry for each output, summed (not averaged) over rows."""
    _for_each_case(submission, for_all, "db")


@requirement(
    "LAY-BACKWARD-4",
    of="dense_backward",
    points=0.2,
    hint="Which three shapes have to agree? Compare each before you compute.",
)
def test_dense_backward_shapes(submission: Submission) -> None:
    """dense_backward raises ValueError for shapes that do not fit; nothing is broadcast."""
    function = submission.layers.dense_backward
    expect_sequence(function([[2.0]], [[3.0]], [[4.0]]), ([[8.0]], [[6.0]], [2.0]), EXACT, GRADIENTS)
    unfit = (
        ((4, 5), (4, 2), (3, 5), "W needs one row for each column of x"),
        ((4, 5), (4, 3), (1, 5), "W needs one row for each column of x, a single one is not enough"),
        ((4, 2), (4, 3), (3, 5), "dz needs one column for each column of W"),
        ((4, 1), (4, 3), (3, 5), "dz needs one column for each column of W, a single one is not enough"),
        ((2, 5), (4, 3), (3, 5), "dz needs one row for each row of x"),
        ((1, 5), (4, 3), (3, 5), "dz needs one row for each row of x, a single one is not enough"),
    )
    expect_errors(function, [([np.ones(dz), np.ones(x), np.ones(W)], rule) for dz, x, W, rule in unfit])


@requirement(
    "LAY-BACKWARD-5",
    of="dense_backward",
    points=0.15,
    hint="Turn the arguments into float64 arrays first, and write only to arrays of your own.",
)
def test_dense_backward_arguments(submission: Submission) -> None:
    """dense_backward takes lists, integers and arrays of any memory layout, changes none of them
    and returns arrays of its own.
    """
    got = submission.layers.dense_backward([[1], [2]], [[1, 2], [3, 4]], [[5], [6]])
    expect_sequence(got, ([[5.0, 6.0], [10.0, 12.0]], [[7.0], [10.0]], [3.0]), EXACT, GRADIENTS)
    for inputs in (odd_layouts(), plain_layouts()):
        arguments = [inputs.dz, inputs.x, inputs.W]
        seen = submission.layers.dense_backward.observe(arguments, keep_arguments=True)
        expect_unchanged(arguments, seen.arguments)
        expect_sequence(seen.value, right.dense_backward(*arguments), EXACT, GRADIENTS)


@checks("LAY-BACKWARD-5")
def test_dense_backward_returns_its_own(submission: Submission) -> None:
    """What dense_backward returns shares no memory with its arguments, for a single row either."""
    inputs = plain_layouts()
    arguments = [inputs.dz[:1], inputs.x[:1], inputs.W]
    seen = submission.layers.dense_backward.observe(arguments, scribble="arguments")
    expect_sequence(seen.value, right.dense_backward(*arguments), EXACT, GRADIENTS)


def _for_each_case(submission: Submission, for_all: Trial, name: str) -> None:
    """Judge one of the three derivatives, whatever the others are."""
    position = GRADIENTS.index(name)

    def rule(drawn: LayerInputs) -> None:
        got = expect_list(submission.layers.dense_backward(drawn.dz, drawn.x, drawn.W), len(GRADIENTS))
        want = right.dense_backward(drawn.dz, drawn.x, drawn.W)
        expect_close(got[position], want[position], EXACT, name)

    for case in CASES:
        for_all(rule, case, count=1)
