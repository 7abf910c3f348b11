"""Pictures of functions and layers: fixed inputs, large enough for the pattern of a mistake to be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from grader.testing import (
    Call,
    Formula,
    Picture,
    RemoteFunction,
    Sketch,
    Submission,
    around,
    as_numbers,
    curve,
    each,
    expect_list,
    matrix,
)
from reference import activations, derivatives, initialization, layers, losses, optimizers, regularization

from .training_cases import waves

Pictures = Iterator[Picture | None]

_BATCH, _IN, _OUT = 4, 3, 5
LOGITS, PULL, ROWS, WEIGHTS, SQUARE, BIASES, OTHER_BIASES = waves(
    [
        (_BATCH, _OUT), (_BATCH, _OUT), (_BATCH, _IN), (_IN, _OUT), (_OUT, _OUT), (_OUT,), (_OUT,),
    ],
    1.5,
)  # fmt: skip
CLASSES = np.eye(_OUT)[[3, 0, 4, 1]]
PROBABILITIES = activations.sigmoid(LOGITS)
_N_IN, _N_OUT, _SEED = 160, 100, 5


def softmax(submission: Submission, calls: Sequence[Call]) -> Pictures:
    """The probabilities of the batch that failed, or of another if that is a single row."""
    given = as_numbers(calls[-1].arguments[0], None) if calls[-1].arguments else None
    z = LOGITS if given is None or given.ndim != 2 or min(given.shape) < 2 else given
    yield matrix(
        "softmax(z) for some rows",
        "row of z",
        "class",
        activations.softmax(z),
        submission.activations.softmax(z),
    )


def softmax_jacobian(submission: Submission) -> Pictures:
    """The Jacobian at one row."""
    z = LOGITS[0]
    got = submission.activations.softmax_jacobian(z)
    title = "softmax_jacobian(z) for five logits"
    yield matrix(title, "output i", "logit j", activations.softmax_jacobian(z), got)


def difference_quotient(name: str) -> Sketch:
    """The slope of the sine by a coarse and by a fine step."""
    right: Callable[..., float] = getattr(derivatives, name)

    def sketch(submission: Submission) -> Pictures:
        function: RemoteFunction = getattr(submission.derivatives, name)
        f, x = Formula("lambda x: np.sin(x)"), around(None)
        for h in (1.0, 1e-3):
            wanted = [right(np.sin, place, h) for place in x.tolist()]
            got = [as_numbers(function(f, place, h), ()) for place in x.tolist()]
            if all(value is not None for value in got):
                yield curve(f"{name}(np.sin, x, h={h:g})", "x", "slope", x, wanted, np.array(got))

    return sketch


def numerical_jacobian(submission: Submission) -> Pictures:
    """The Jacobian of as many functions as coordinates, so that a transposed one can be seen too."""
    f = Formula("lambda x: np.array([x[0] * x[1], np.sin(x[1]), x[0] ** 2 + x[2]])")
    x = np.array([0.5, -1.0, 1.5])
    got = submission.derivatives.numerical_jacobian(f, x)
    title = "numerical_jacobian(f, x) of three outputs by three coordinates"
    yield matrix(title, "output i", "coordinate j", derivatives.numerical_jacobian(f, x), got)


def numerical_gradient(submission: Submission) -> Pictures:
    """The gradient of a function of a matrix, each of whose entries counts in another way."""
    f = Formula(f"lambda x: np.sum(np.array({PULL.tolist()}) * x ** 2)")
    got = submission.derivatives.numerical_gradient(f, LOGITS)
    title = "numerical_gradient(f, x) for an x of four rows"
    yield matrix(title, "row of x", "column of x", derivatives.numerical_gradient(f, LOGITS), got)


def multivariate_chain_rule(submission: Submission) -> Pictures:
    """The derivatives by five inputs through five intermediate values."""
    got = submission.derivatives.multivariate_chain_rule(BIASES, SQUARE)
    want = derivatives.multivariate_chain_rule(BIASES, SQUARE)
    title = "multivariate_chain_rule(dy_dg, dg_dx) through five intermediate values"
    yield tensor(title, "slope", "input x_i", want, got)


def clipping(name: str) -> Sketch:
    """Gradients before and after they are clipped."""
    right: Callable[..., list[np.ndarray]] = getattr(optimizers, name)

    def sketch(submission: Submission) -> Pictures:
        gradients = [LOGITS[0], 2.0 * PULL[0]]
        items = expect_list(getattr(submission.optimizers, name)(gradients, 1.0), 2)
        got = [one for one in (as_numbers(item, (_OUT,)) for item in items) if one is not None]
        if len(got) == 2:
            want = np.concatenate(right(gradients, 1.0))
            title = f"{name} of two gradients of five entries each, to 1"
            yield tensor(title, "slope", "entry", want, np.concatenate(got))

    return sketch


def loss(name: str, inputs: Callable[[float], tuple[object, object]], x_label: str, x: np.ndarray) -> Sketch:
    """A loss while one number of its prediction changes; `inputs` are the prediction and the target."""
    right: Callable[..., float] = getattr(losses, name)

    def sketch(submission: Submission) -> Pictures:
        function: RemoteFunction = getattr(submission.losses, name)
        wanted = [right(*inputs(place)) for place in x.tolist()]
        yield curve(name, x_label, "loss", x, wanted, each(lambda place: function(*inputs(place)), x))

    return sketch


def loss_gradient(name: str, prediction: np.ndarray, target: np.ndarray) -> Sketch:
    """The gradient of a loss for a batch."""
    right: Callable[..., np.ndarray] = getattr(losses, name)

    def sketch(submission: Submission) -> Pictures:
        got = getattr(submission.losses, name)(prediction, target)
        yield matrix(f"{name} for four rows", "row", "entry", right(prediction, target), got)

    return sketch


def layer(name: str, arguments: Sequence[np.ndarray], results: Mapping[str, tuple[str, str]]) -> Sketch:
    """What a layer's function returns, a picture for each result with its labels."""
    right: Callable[..., Any] = getattr(layers, name)

    def sketch(submission: Submission) -> Pictures:
        wants, got = right(*arguments), getattr(submission.layers, name)(*arguments)
        if len(results) == 1:
            wants, got = [wants], [got]
        items = expect_list(got, len(wants), "the result")
        for (result, labels), want, item in zip(results.items(), wants, items, strict=True):
            yield tensor(f"{result} of {name}", *labels, want, item)

    return sketch


def tensor(title: str, row_label: str, column_label: str, right: np.ndarray, got: object) -> Picture | None:
    """Return the picture of a matrix, or of a vector's entries in a row."""
    if right.ndim == 2:
        return matrix(title, row_label, column_label, right, got)
    places = np.arange(1.0, right.size + 1.0)
    return curve(title, column_label, row_label, places, right, got, counted=True, joined=False)


def initial_weights(name: str) -> Sketch:
    """The sizes of many initial weights, by rank."""
    right: Callable[..., np.ndarray] = getattr(initialization, name)

    def sketch(submission: Submission) -> Pictures:
        drawn = getattr(submission.initialization, name)(_N_IN, _N_OUT, _SEED)
        got, shares = as_numbers(drawn, (_N_IN, _N_OUT)), np.arange(2.0, 99.0)
        if got is None or not np.isfinite(got).all():
            return
        wanted, found = (np.percentile(W, shares) for W in (right(_N_IN, _N_OUT, _SEED), got))
        title = f"All weights of {name}({_N_IN}, {_N_OUT}, {_SEED}) in order of size"
        yield curve(title, "percentile", "w", shares, wanted, found)

    return sketch


def penalty(name: str) -> Sketch:
    """A penalty while one weight changes, beside another weight and a bias."""
    right: Callable[..., float] = getattr(regularization, name)

    def sketch(submission: Submission) -> Pictures:
        function, x = getattr(submission.regularization, name), around(None)
        inputs = [[np.array([[w, 1.0]]), np.array([2.0])] for w in x]
        wanted = [right(parameters, 0.5) for parameters in inputs]
        got = [function(parameters, 0.5) for parameters in inputs]
        yield curve(f"{name} of the weights w and 1 and the bias 2", "w", "penalty", x, wanted, got)

    return sketch


def penalty_gradient(name: str) -> Sketch:
    """The gradient of a penalty by many weights, and by many biases."""
    right: Callable[..., list[np.ndarray]] = getattr(regularization, name)

    def sketch(submission: Submission) -> Pictures:
        x = around(None)
        parameters = [x[:, None], x]
        items = expect_list(getattr(submission.regularization, name)(parameters, 0.5), 2)
        for what, own, want, item in zip("wb", parameters, right(parameters, 0.5), items, strict=True):
            got = as_numbers(item, own.shape)
            if got is not None:
                kind = "weight w" if what == "w" else "bias b"
                title = f"{name}: the slope by each {kind}"
                yield curve(title, what, "slope", x, want.ravel(), got.ravel())

    return sketch
