"""Inputs of the network's tests: settings, parameters to inject, a batch; how to judge answers.

Pre-activations stay below 6, where fused and clipped losses agree to all digits (those of a deep ReLU
network grow beyond it, under a linear output), and 0.05 away from the kink of ReLU. Biases are not
zero, and a network's sizes differ unless a test wants equal ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from grader.testing import (
    Case,
    RandomSource,
    RemoteFunction,
    RemoteObject,
    Source,
    Submission,
    Tolerance,
    Verdict,
    as_array,
    as_number,
    expect,
    expect_close,
    expect_errors,
    expect_list,
    expect_sequence,
)
from reference import activations
from reference.network import MLP

from .oracles import Disagreement, find_disagreement, flatten, unflatten
from .strategies import KINK, at_most
from .tolerances import EXACT

HIDDEN = ("sigmoid", "tanh", "relu")
ENDINGS = (
    ("linear", "half_squared_error"),
    ("linear", "mean_squared_error"),
    ("linear", "binary_cross_entropy"),
    ("sigmoid", "half_squared_error"),
    ("sigmoid", "mean_squared_error"),
    ("sigmoid", "binary_cross_entropy"),
    ("softmax", "softmax_cross_entropy"),
)
DEFAULTS = {"hidden": "sigmoid", "output": "sigmoid", "loss": "half_squared_error"}
WEIGHTS, BIASES, ALL = slice(0, None, 2), slice(1, None, 2), slice(None)

_UNFIT = (
    ((4, 2), (4,)), ((4, 2), (1, 1)), ((4, 2), (3, 1)), ((4, 2), (4, 2)),
    ((4, 3), (4, 1)), ((0, 2), (0, 1)),
)  # fmt: skip
_LARGEST_Z = 6.0
_NUDGE = 0.125  # wider than the gap around a kink, so that each row rules out one multiple at most


@dataclass(frozen=True, slots=True)
class Problem:
    """A network with its parameters, and a batch of inputs and targets."""

    sizes: tuple[int, ...]
    hidden: str
    output: str
    loss: str
    parameters: list[np.ndarray]
    X: np.ndarray
    T: np.ndarray

    @property
    def names(self) -> list[str]:
        """What the parameters are called: W1, b1, W2, ..."""
        return [f"{kind}{layer}" for layer in range(1, len(self.sizes)) for kind in "Wb"]

    @property
    def keywords(self) -> dict[str, str]:
        """The settings that are not the constructor's defaults."""
        settings = {"hidden": self.hidden, "output": self.output, "loss": self.loss}
        return {name: value for name, value in settings.items() if value != DEFAULTS[name]}

    def right_network(self) -> MLP:
        """Return the reference's network with these parameters."""
        network = MLP(self.sizes, self.hidden, self.output, self.loss)
        network.set_parameters(self.parameters)
        return network


def problem(
    sizes: Sequence[int],
    hidden: str = DEFAULTS["hidden"],
    output: str = DEFAULTS["output"],
    loss: str = DEFAULTS["loss"],
    rows: int = 4,
) -> Case[Problem]:
    """Return a case that draws the parameters and the batch of such a network.

    A failure is made small in all sizes too.
    """

    def draw(source: Source) -> Problem:
        # A softmax of a single class is constant, and shows no failure.
        least = [1] * (len(sizes) - 1) + [2 if output == "softmax" else 1]
        widths = [at_most(source, n, few) for n, few in zip(sizes, least, strict=True)]
        X = source.array((at_most(source, rows), widths[0]), -2.0, 2.0)
        parameters: list[np.ndarray] = []
        a = X
        for layer, (n_in, n_out) in enumerate(pairwise(widths), start=1):
            W = source.array((n_in, n_out), -2.0, 2.0)
            b = source.array((n_out,), -1.0, 1.0, away_from_zero=0.125)
            name = hidden if layer < len(widths) - 1 else output
            if name == "linear" and loss == "binary_cross_entropy":
                W, b = _squeeze(a, W, b)
            W, b = _tame(a, W, b)
            if name == "relu":
                b = _leave_kinks(a @ W, b)
            parameters += [W, b]
            z = a @ W + b
            a = z if name == "linear" else getattr(activations, name)(z)
        T = _draw_targets(source, a.shape, loss)
        return Problem(tuple(widths), hidden, output, loss, parameters, X, T)

    return draw


def example(
    sizes: Sequence[int],
    seed: int,
    hidden: str = DEFAULTS["hidden"],
    output: str = DEFAULTS["output"],
    loss: str = DEFAULTS["loss"],
    rows: int = 4,
) -> Problem:
    """Return one network, the same in every run, in short numbers."""
    source = RandomSource(np.random.default_rng(seed))
    drawn = problem(sizes, hidden, output, loss, rows)(source)
    parameters = [_short(own) for own in drawn.parameters]
    return replace(drawn, parameters=parameters, X=_short(drawn.X), T=_short(drawn.T))


def deep_network(hidden: str, norm: float) -> Problem:
    """Return a network of twenty layers with weights of this (spectral) norm, and a batch of one row.

    Nothing is negative, so that no sum cancels and a gradient has all of its digits, however small.
    """
    generator = np.random.default_rng(53)
    sizes = (*[3] * 20, 2)
    parameters = []
    for n_in, n_out in pairwise(sizes):
        W = generator.uniform(0.5, 1.0, (n_in, n_out))
        parameters += [W * (norm / np.linalg.norm(W, 2)), generator.uniform(0.25, 0.5, n_out)]
    X, T = generator.uniform(0.5, 1.0, (1, sizes[0])), np.zeros((1, sizes[-1]))
    return Problem(sizes, hidden, "linear", "half_squared_error", parameters, X, T)


def as_network(value: object) -> RemoteObject:
    """Return what the constructor gave, if it is an object."""
    got = f"a value of type {type(value).__name__}"
    message = f"MLP(...) is {got}, expected an object of class MLP"
    expect(isinstance(value, RemoteObject), Verdict.WRONG_TYPE, message, got=got)
    assert isinstance(value, RemoteObject)
    return value


def new_network(submission: Submission, *arguments: object, **keywords: object) -> RemoteObject:
    """Construct a network of the submission."""
    return as_network(submission.network.MLP(*arguments, **keywords))


def build(submission: Submission, drawn: Problem) -> RemoteObject:
    """Construct the submission's network and inject the parameters."""
    network = new_network(submission, list(drawn.sizes), **drawn.keywords)
    network.set_parameters(drawn.parameters)
    return network


def one_weight(submission: Submission) -> RemoteObject:
    """Return the network 2 x + 1, on which most mistakes do not show: for tests of something else."""
    network = new_network(submission, [1, 1], output="linear")
    network.set_parameters([np.array([[2.0]]), np.array([1.0])])
    return network


def expect_fitting_batches_only(function: RemoteFunction) -> None:
    """Judge that a method of a network with sizes [2, 3, 1] refuses batches that do not fit."""
    expect_errors(
        function,
        [
            ([np.ones(X), np.ones(T)], f"layer_sizes are [2, 3, 1], X has shape {X} and T {T}")
            for X, T in _UNFIT
        ],
    )


def expect_gradients(
    got: object, drawn: Problem, which: slice = ALL, when: str = "", tolerance: Tolerance = EXACT
) -> None:
    """Judge the gradients of all parameters, or of the weights or biases only."""
    want = drawn.right_network().gradients(drawn.X, drawn.T)
    items = expect_list(got, len(want), "the list of gradients")
    for item, right, name in list(zip(items, want, drawn.names, strict=True))[which]:
        expect_close(item, right, tolerance, f"the gradient for {name}{when}")


def disagreement_with_own_loss(network: RemoteObject, drawn: Problem) -> Disagreement | None:
    """Return where the network's gradients and the slopes of its own loss disagree, if they do."""
    items = expect_list(network.gradients(drawn.X, drawn.T), len(drawn.parameters), "the list of gradients")
    gradients = [
        as_array(item, own.shape, f"the gradient for {name}")
        for item, own, name in zip(items, drawn.parameters, drawn.names, strict=True)
    ]

    def loss_at(point: np.ndarray) -> float:
        network.set_parameters(unflatten(point, drawn.parameters))
        return as_number(network.loss(drawn.X, drawn.T), "the loss")

    point = flatten(drawn.parameters)
    return find_disagreement(loss_at, point, flatten(gradients), np.random.default_rng(31))


def expect_parameters(got: object, drawn: Problem, when: str = "") -> None:
    """Judge that the parameters are those injected."""
    names = [name + when for name in drawn.names]
    expect_sequence(got, drawn.parameters, EXACT, names, "the list of parameters")


def _tame(a: np.ndarray, W: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Halve the layer until its pre-activations are moderate; halving keeps short numbers short."""
    while np.max(np.abs(a @ W + b)) > _LARGEST_Z:
        W, b = W / 2.0, b / 2.0
    return W, b


def _squeeze(a: np.ndarray, W: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Move the pre-activations into [1/4, 3/4], so that they can stand for probabilities."""
    while np.max(np.abs(a @ W + b)) > 0.25:
        W, b = W / 2.0, b / 2.0
    return W, b + 0.5


def _leave_kinks(product: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Shift each bias as little as it takes for its unit to stay away from 0 in every row."""
    b = b.copy()
    for unit, z in enumerate((product + b).T):
        steps = sorted(range(-z.size, z.size + 1), key=abs)
        b[unit] += next(_NUDGE * k for k in steps if np.min(np.abs(z + _NUDGE * k)) >= KINK)
    return b


def _short(values: np.ndarray) -> np.ndarray:
    """Round to quarters, none of which is 0."""
    return np.where(np.abs(values) < 0.25, 0.25, np.round(values * 4.0) / 4.0)


def _draw_targets(source: Source, shape: tuple[int, ...], loss: str) -> np.ndarray:
    if loss == "softmax_cross_entropy":  # one-hot rows, and a last one that is soft
        classes = np.eye(shape[1])[[source.integer(0, shape[1] - 1) for _ in range(shape[0])]]
        classes[-1] = 0.75 * classes[-1] + 0.25 * np.roll(classes[-1], 1)
        return classes
    targets = source.array(shape, 0.0, 1.0)
    return np.round(targets * 4.0) / 4.0 if loss == "binary_cross_entropy" else targets
