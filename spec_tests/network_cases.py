"""Inputs of the network's tests: settings, parameters to inject, a batch; how to judge answers.

Pre-activations stay below 6, where fused and clipped losses agree to all digits, and 0.05 away from
the kink of ReLU. Biases are not zero, and a network's sizes differ unless a test wants equal ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from grader.testing import (
    Case,
    RandomSource,
    RemoteObject,
    Source,
    Submission,
    Verdict,
    expect,
    expect_close,
    expect_list,
    expect_sequence,
)
from reference import activations
from reference.network import MLP

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


def example(sizes: Sequence[int], seed: int, rows: int = 4) -> Problem:
    """Return one network with default settings, the same in every run, in short numbers."""
    drawn = problem(sizes, rows=rows)(RandomSource(np.random.default_rng(seed)))
    parameters = [_short(own) for own in drawn.parameters]
    return replace(drawn, parameters=parameters, X=_short(drawn.X), T=_short(drawn.T))


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


def expect_gradients(got: object, drawn: Problem, which: slice = ALL, when: str = "") -> None:
    """Judge the gradients of all parameters, or of the weights or biases only."""
    want = drawn.right_network().gradients(drawn.X, drawn.T)
    items = expect_list(got, len(want), "the list of gradients")
    for item, right, name in list(zip(items, want, drawn.names, strict=True))[which]:
        expect_close(item, right, EXACT, f"the gradient for {name}{when}")


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
    if loss == "softmax_cross_entropy":
        classes = [source.integer(0, shape[1] - 1) for _ in range(shape[0])]
        return np.eye(shape[1])[classes]
    targets = source.array(shape, 0.0, 1.0)
    return np.round(targets) if loss == "binary_cross_entropy" else targets
