"""Residual layers: x + relu(x @ W + b), and the way back."""

from __future__ import annotations

import numpy as np

from grader.testing import (
    Submission,
    Trial,
    Verdict,
    as_array,
    checks,
    expect,
    expect_close,
    expect_error,
    expect_list,
    expect_sequence,
    expect_unchanged,
    requirement,
)
from reference import layers as right

from .layers_cases import (
    STACK_NORM,
    LayerInputs,
    away_from_kinks,
    odd_layouts,
    plain_layouts,
    residual_stack,
    square,
    square_one_row,
)
from .tolerances import EXACT

GRADIENTS = ("dx", "dW", "db")
FORWARD_NEEDS = ("activations.relu", "layers.dense_forward")
BACKWARD_NEEDS = ("activations.relu_derivative", "layers.dense_forward", "layers.dense_backward")


@requirement(
    "LAY-RESFORWARD-1",
    of="residual_forward",
    points=0.6,
    hint=("The branch is a dense layer with ReLU; the skip connection adds its input to what comes out."),
    needs=FORWARD_NEEDS,
)
def test_residual_forward_value(submission: Submission, for_all: Trial) -> None:
    """residual_forward(x, W, b) is x + relu(x @ W + b)."""

    def rule(drawn: LayerInputs) -> None:
        got = submission.layers.residual_forward(drawn.x, drawn.W, drawn.b)
        expect_close(got, right.residual_forward(drawn.x, drawn.W, drawn.b), EXACT, "y")

    for_all(rule, square, count=2)
    for_all(rule, square_one_row, count=1)


@requirement(
    "LAY-RESFORWARD-2",
    of="residual_forward",
    points=0.2,
    hint="A W with a single column broadcasts against x without a word. Which shape must W have?",
    needs=FORWARD_NEEDS,
)
def test_residual_forward_shapes(submission: Submission) -> None:
    """residual_forward raises ValueError when W is not square or the shapes do not fit; nothing is
    broadcast.
    """
    function = submission.layers.residual_forward
    expect_close(function([[0.0]], [[3.0]], [4.0]), [[4.0]], EXACT, "y")
    for x, W, b, rule in (
        ((4, 3), (3, 1), (1,), "W has to be square, since x is added to x @ W"),
        ((4, 3), (3, 2), (2,), "W has to be square, since x is added to x @ W"),
        ((4, 1), (1, 3), (3,), "W has to be square, since x is added to x @ W"),
        ((4, 3), (2, 2), (2,), "W needs one row for each column of x"),
        ((4, 3), (1, 1), (1,), "W needs one row for each column of x, a single one is not enough"),
        ((4, 3), (3, 3), (1,), "b needs one entry for each column of W, a single one is not enough"),
    ):
        expect_error(function, [np.ones(x), np.ones(W), np.ones(b)], rule)


@requirement(
    "LAY-RESFORWARD-3",
    of="residual_forward",
    points=0.1,
    hint="Adding in place writes to the array that you were given.",
    needs=FORWARD_NEEDS,
)
def test_residual_forward_arguments(submission: Submission) -> None:
    """residual_forward takes lists, integers and arrays of any memory layout, and changes none of
    them.
    """
    got = submission.layers.residual_forward([[1, 2], [3, -4]], [[1, 0], [0, -1]], [0, 1])
    expect_close(got, [[2.0, 2.0], [6.0, 1.0]], EXACT, "y")
    for inputs in (odd_layouts(), plain_layouts()):
        arguments = [inputs.x, inputs.W, inputs.b]
        seen = submission.layers.residual_forward.observe(arguments, keep_arguments=True)
        expect_unchanged(arguments, seen.arguments)
        expect_close(seen.value, right.residual_forward(*arguments), EXACT, "y")


@requirement(
    "LAY-RESBACKWARD-1",
    of="residual_backward",
    points=0.7,
    hint="x reaches y on two paths. What does each of them carry back?",
    needs=BACKWARD_NEEDS,
)
def test_residual_backward_dx(submission: Submission, for_all: Trial) -> None:
    """The dx of residual_backward is the sum of what comes back through the branch and through the
    skip.
    """
    _for_each_case(submission, for_all, ("dx",))


@requirement(
    "LAY-RESBACKWARD-2",
    of="residual_backward",
    points=0.7,
    hint="Only the branch holds W and b. At which of its values is the derivative of ReLU taken?",
    needs=BACKWARD_NEEDS,
)
def test_residual_backward_parameters(submission: Submission, for_all: Trial) -> None:
    """residual_backward's dW and db come through the branch alone, where x @ W + b is above 0."""
    _for_each_case(submission, for_all, ("dW", "db"))


@requirement(
    "LAY-RESBACKWARD-3",
    of="residual_backward",
    points=0.1,
    hint="Where x @ W + b is exactly 0 there is a kink; a division by it is not a derivative.",
    needs=BACKWARD_NEEDS,
)
def test_residual_backward_at_the_kink(submission: Submission) -> None:
    """Where x @ W + b is exactly 0, residual_backward takes a value in [0, 1] for the derivative of
    ReLU.
    """
    got = expect_list(submission.layers.residual_backward([[1.0]], [[0.0]], [[2.0]], [0.0]), 3)
    dx, db = float(as_array(got[0], (1, 1), "dx")[0, 0]), float(as_array(got[2], (1,), "db")[0])
    expect(
        1.0 <= dx <= 3.0,
        Verdict.WRONG_VALUE,
        "dx is outside what the slopes 0 to 1 give",
        "1.0 to 3.0",
        f"{dx}",
    )
    expect(
        0.0 <= db <= 1.0,
        Verdict.WRONG_VALUE,
        "db is outside what the slopes 0 to 1 give",
        "0.0 to 1.0",
        f"{db}",
    )


@requirement(
    "LAY-RESBACKWARD-4",
    of="residual_backward",
    points=0.2,
    hint="dy has the shape of x, and W is square.",
    needs=BACKWARD_NEEDS,
)
def test_residual_backward_shapes(submission: Submission) -> None:
    """residual_backward raises ValueError when W is not square or the shapes do not fit; nothing is
    broadcast.
    """
    function = submission.layers.residual_backward
    got = expect_list(function([[2.0]], [[3.0]], [[4.0]], [5.0]), len(GRADIENTS))
    expect_close(got[1], [[6.0]], EXACT, "dW")
    for dy, x, W, b, rule in (
        ((4, 3), (4, 3), (3, 1), (1,), "W has to be square"),
        ((4, 3), (4, 1), (1, 3), (3,), "W has to be square"),
        ((4, 3), (4, 3), (2, 2), (2,), "W needs one row for each column of x"),
        ((1, 3), (4, 3), (3, 3), (3,), "dy needs one row for each row of x, a single one is not enough"),
        ((4, 1), (4, 3), (3, 3), (3,), "dy needs one column for each column of x"),
        ((4, 3), (4, 3), (3, 3), (1,), "b needs one entry for each column of W, a single one is not enough"),
    ):
        expect_error(function, [np.ones(dy), np.ones(x), np.ones(W), np.ones(b)], rule)


@requirement(
    "LAY-RESBACKWARD-5",
    of="residual_backward",
    points=0.1,
    hint="Masking or adding in place writes to dy, which belongs to the caller.",
    needs=BACKWARD_NEEDS,
)
def test_residual_backward_arguments(submission: Submission) -> None:
    """residual_backward takes lists, integers and arrays of any memory layout, changes none of them
    and returns arrays of its own.
    """
    got = submission.layers.residual_backward([[1, 3]], [[1, 2]], [[1, 0], [0, -1]], [0, 0])
    expect_sequence(got, ([[2.0, 3.0]], [[1.0, 0.0], [2.0, 0.0]], [1.0, 0.0]), EXACT, GRADIENTS)
    for inputs in (odd_layouts(), plain_layouts()):
        arguments = [inputs.dz, inputs.x, inputs.W, inputs.b]
        seen = submission.layers.residual_backward.observe(arguments, keep_arguments=True)
        expect_unchanged(arguments, seen.arguments)
        expect_sequence(seen.value, right.residual_backward(*arguments), EXACT, GRADIENTS)


@checks("LAY-RESBACKWARD-5")
def test_residual_backward_returns_its_own(submission: Submission) -> None:
    """What residual_backward returns shares no memory with its arguments, where the branch is
    silent either.
    """
    arguments = [
        np.array([[1.5, -2.0]]),
        np.array([[1.0, 3.0]]),
        -np.eye(2),
        np.array([-1.0, -1.0]),
    ]
    seen = submission.layers.residual_backward.observe(arguments, scribble="arguments")
    expect_sequence(seen.value, right.residual_backward(*arguments), EXACT, GRADIENTS)


@requirement(
    "LAY-RESBACKWARD-6",
    of="residual_backward",
    points=0.1,
    hint="Follow dy through a layer whose branch is silent. What has become of it on the other side?",
    needs=BACKWARD_NEEDS,
)
def test_residual_stack(submission: Submission) -> None:
    """Through each layer of a deep stack, residual_backward keeps the norm of a row of dy within the
    factors 1 - s and 1 + s, where s is the norm of W.
    """
    stack = residual_stack()
    dy = stack[-1].dz
    start = float(np.linalg.norm(dy))
    for count, layer in enumerate(reversed(stack), start=1):
        got = expect_list(submission.layers.residual_backward(dy, layer.x, layer.W, layer.b), 3)
        dy = as_array(got[0], dy.shape, "dx")
        ratio = float(np.linalg.norm(dy)) / start
        low, high = (1.0 - STACK_NORM) ** count, (1.0 + STACK_NORM) ** count
        message = f"{count} layers, with W of norm {STACK_NORM}, make the norm {ratio:.3g} times what it was"
        expected = f"{low:.3g} to {high:.3g}"
        expect(low <= ratio <= high, Verdict.WRONG_VALUE, message, expected, f"{ratio:.3g}")


def _for_each_case(submission: Submission, for_all: Trial, names: tuple[str, ...]) -> None:
    """Judge some of the three derivatives, whatever the others are."""

    def rule(drawn: LayerInputs) -> None:
        arguments = drawn.dz, drawn.x, drawn.W, drawn.b
        got = expect_list(submission.layers.residual_backward(*arguments), len(GRADIENTS))
        want = right.residual_backward(*arguments)
        for name in names:
            position = GRADIENTS.index(name)
            expect_close(got[position], want[position], EXACT, name)

    for_all(rule, away_from_kinks(square), count=2)
    for_all(rule, away_from_kinks(square_one_row), count=1)
