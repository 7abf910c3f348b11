"""Pictures of what takes many steps: networks, optimizers and training."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from grader.testing import (
    Call,
    Collaborator,
    Formula,
    Picture,
    RandomSource,
    Sketch,
    Submission,
    as_numbers,
    curve,
    expect_list,
    matrix,
    path,
)
from reference import gradient_descent, gradient_flow, network, optimizers, training

from .gradient_flow_cases import lend
from .network_cases import DEFAULTS, ENDINGS, HIDDEN, Problem, build, new_network, problem
from .optimizers_cases import make
from .sketches_of_functions import Pictures, tensor
from .training_cases import XOR, waves

# Weights of later layers are square: a transposed one does not raise there, and can be seen.
_DEEP, _WIDE = (4, 4, 4, 4, 4, 4), (3, 5, 5)
_LAYERS = np.arange(1.0, len(_DEEP))
_STEEP = np.array([1.0, 6.0])  # of the valley, along either axis
_START = np.array([-2.0, 1.0])
PACES: Mapping[str, Mapping[str, float]] = {
    "SGD": {"learning_rate": 0.27},
    "Momentum": {"learning_rate": 0.06, "momentum": 0.8},
    "RMSProp": {"learning_rate": 0.15, "decay": 0.9, "epsilon": 1e-8},
    "Adam": {"learning_rate": 0.2, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-8},
}
_STEPS, _EPOCHS, _RATE = 25, 60, 1.0
_FAR = 1e6  # where a step can go astray to, and the next one still be asked for


def optimizer(name: str) -> Sketch:
    """The way of an optimizer down a valley that is steeper in one direction than in the other."""

    def sketch(submission: Submission) -> Pictures:
        ours, theirs = getattr(optimizers, name)(**PACES[name]), make(submission, name, PACES[name])
        right, got = [_START], [_START]
        for _ in range(_STEPS):
            right.append(_stepped(ours.step, right[-1]))
            got.append(np.clip(_stepped(theirs.step, got[-1]), -_FAR, _FAR))
        yield path(f"{_STEPS} steps of {name} in a valley", "w1", "w2", right, got, _valley())

    return sketch


def descent(submission: Submission) -> Pictures:
    """The way of gradient descent, one call for each of its points."""
    slope = Formula(f"lambda x: x * np.array({_STEEP.tolist()})")
    function = submission.gradient_descent.gradient_descent
    right, got = [], []
    for updates in range(_STEPS):
        right.append(gradient_descent.gradient_descent(slope, _START, 0.27, updates)[0])
        point = as_numbers(expect_list(function(slope, _START, 0.27, updates), 2)[0], (2,))
        if point is None:
            return
        got.append(point)
    title = "gradient_descent after 0, 1, 2 and more updates in a valley"
    yield path(title, "x1", "x2", right, got, _valley())


def gradients_by_layer(submission: Submission, calls: Sequence[Call]) -> Pictures:
    """How large the gradient of each layer's weights is, in a deep network."""
    deep = _like_the_failing(calls, _DEEP)
    wants = deep.right_network().gradients(deep.X, deep.T)[::2]
    items = expect_list(build(submission, deep).gradients(deep.X, deep.T), 2 * len(wants))[::2]
    got = [as_numbers(item, want.shape) for item, want in zip(items, wants, strict=True)]
    title = "The norm of each layer's gradient, in a network of five layers"
    norms = [np.nan if dW is None else np.linalg.norm(dW) for dW in got]
    yield _norms(title, [np.linalg.norm(want) for want in wants], norms)


def each_gradient(submission: Submission, calls: Sequence[Call]) -> Pictures:
    """The gradients of a network's parameters, layer by layer."""
    wide = _like_the_failing(calls, _WIDE)
    wants = wide.right_network().gradients(wide.X, wide.T)
    items = expect_list(build(submission, wide).gradients(wide.X, wide.T), len(wants))
    for name, want, item in zip(wide.names, wants, items, strict=True):
        title = f"The gradient for {name}, in a network of two layers"
        labels = ("from unit", "to unit") if want.ndim == 2 else ("slope", "unit")
        yield tensor(title, *labels, want, item)


def network_forward(submission: Submission, calls: Sequence[Call]) -> Pictures:
    """The output of a network for a batch."""
    wide = _like_the_failing(calls, _WIDE)
    want, got = wide.right_network().forward(wide.X), build(submission, wide).forward(wide.X)
    yield matrix("The output of a network of two layers", "row of X", "unit", want, got)


def gradient_norms(submission: Submission) -> Pictures:
    """The norms of a deep network's gradients, as the function itself finds them."""
    deep = _like_the_failing((), _DEEP)
    right = deep.right_network()
    got = submission.gradient_flow.layer_gradient_norms(lend(right, deep.sizes), deep.X, deep.T)
    want = gradient_flow.layer_gradient_norms(right, deep.X, deep.T)
    yield _norms("layer_gradient_norms of a network of five layers", want, got)


def lent_training(submission: Submission) -> Pictures:
    """The losses of training with a right network and a right optimizer."""
    ours, steps = _learner(), optimizers.SGD(_RATE)
    methods: dict[str, Callable[..., object]] = {
        name: getattr(ours, name) for name in ("forward", "loss", "gradients", "parameters", "set_parameters")
    }
    lent = Collaborator("a network", methods), Collaborator("an SGD", {"step": steps.step})
    got = submission.training.train(*lent, *XOR, _EPOCHS)
    yield _losses("The loss while train teaches XOR to a right network, with a right SGD", got)


def whole_training(submission: Submission) -> Pictures:
    """The losses of training with the submission's own network and optimizer."""
    names = ([2, 4, 1], "tanh", "sigmoid", "binary_cross_entropy")
    theirs = new_network(submission, *names)
    theirs.set_parameters(_learner().parameters())
    steps = make(submission, "SGD", {"learning_rate": _RATE})
    got = submission.training.train(theirs, steps, *XOR, _EPOCHS)
    yield _losses("The loss while train teaches XOR to your network, with your SGD", got)


def _stepped(step: Callable[..., object], point: np.ndarray) -> np.ndarray:
    """Return where a step leads; the coordinates are two parameters, so that one state for both shows."""
    slopes = _STEEP * point
    moved = expect_list(step([point[:1], point[1:]], [slopes[:1], slopes[1:]]), 2)
    numbers = [as_numbers(item, (1,)) for item in moved]
    return np.concatenate([np.array([np.nan]) if number is None else number for number in numbers])


def _losses(title: str, got: object) -> Picture | None:
    right = training.train(_learner(), optimizers.SGD(_RATE), *XOR, _EPOCHS)
    if isinstance(got, list | tuple) and got:  # of another length: what is missing is left out, as in a plot
        got = [*got[:_EPOCHS], *[np.nan] * (_EPOCHS - len(got))]
    return curve(title, "epoch", "loss", np.arange(1.0, _EPOCHS + 1.0), right, got, counted=True)


def _norms(title: str, right: object, got: object) -> Picture | None:
    return curve(title, "layer", "norm", _LAYERS, right, got, counted=True, logarithmic=True)


def _learner() -> network.MLP:
    made = network.MLP([2, 4, 1], "tanh", "sigmoid", "binary_cross_entropy")
    made.set_parameters(waves([(2, 4), (4,), (4, 1), (1,)], 1.5))
    return made


def _valley() -> list[np.ndarray]:
    """Return lines of equal height."""
    angles = np.linspace(0.0, 2.0 * np.pi, 49)
    circle = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return [circle * np.sqrt(height / _STEEP) for height in (0.5, 2.0, 5.0, 10.0)]


def _like_the_failing(calls: Sequence[Call], sizes: Sequence[int]) -> Problem:
    """Return a network of these sizes, with the activations and the loss of the one that failed."""
    settings: dict[str, Any] = dict(DEFAULTS)
    for call in calls:
        if call.function == "network.MLP":
            given = {**dict(zip(DEFAULTS, call.arguments[1:], strict=False)), **call.keywords}
            settings |= {name: value for name, value in given.items() if name in DEFAULTS}
    if settings["hidden"] not in HIDDEN or (settings["output"], settings["loss"]) not in ENDINGS:
        settings = {}
    return problem(sizes, **settings)(RandomSource(np.random.default_rng(7)))
