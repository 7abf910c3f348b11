"""How the tests of the optimizers draw their runs, and follow a submission's optimizer through
them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from grader.testing import (
    Case,
    Failure,
    RemoteObject,
    Source,
    Submission,
    Verdict,
    expect_sequence,
    expect_unchanged,
    requirement,
)
from reference import optimizers as right

from .strategies import at_most
from .tolerances import TRAJECTORY

# The two decays of Adam differ, so that swapping them shows; none is 0.5, which would be its own complement.
DECAYS: Mapping[str, Mapping[str, Sequence[float]]] = {
    "SGD": {},
    "Momentum": {"momentum": (0.625, 0.75, 0.9)},
    "RMSProp": {"decay": (0.625, 0.75, 0.9)},
    "Adam": {"beta1": (0.625, 0.75), "beta2": (0.9, 0.99)},
}
HAVE_EPSILON = ("RMSProp", "Adam")
_SCRIBBLED = {
    "arguments": "the arrays given to step",
    "result": "the arrays that step returned",
    "previous": "the arrays that the step before returned",
}
_NEGLIGIBLE = 1e-12  # an epsilon too small to show where in the formula it stands, a decay to show at all

# All settings, for the tests that are not about defaults: those have a requirement of their own.
SETTINGS: Mapping[str, Mapping[str, float]] = {
    "SGD": {"learning_rate": 0.25},
    "Momentum": {"learning_rate": 0.25, "momentum": 0.75},
    "RMSProp": {"learning_rate": 0.25, "decay": 0.75, "epsilon": _NEGLIGIBLE},
    "Adam": {"learning_rate": 0.25, "beta1": 0.75, "beta2": 0.9, "epsilon": _NEGLIGIBLE},
}


@dataclass(frozen=True, slots=True)
class Run:
    """What one optimizer goes through: how it is made, where it starts, and the gradients of each
    step.
    """

    settings: Mapping[str, float]
    start: list[np.ndarray]
    gradients: list[list[np.ndarray]]


def one_vector(optimizer: str, first: int, last: int, epsilon: float = _NEGLIGIBLE) -> Case[Run]:
    """Draw a run of `first` to `last` steps with a single vector of parameters.

    Unless a failure is made small it has several entries: with one, an average over the vector is no mistake.
    """

    def draw(source: Source) -> Run:
        return _draw(source, optimizer, [(at_most(source, 4),)], source.integer(first, last), epsilon)

    return draw


def several(optimizer: str, shapes: Sequence[tuple[int, ...]], steps: int = 3) -> Case[Run]:
    """Draw a run with one parameter for each of the shapes."""

    def draw(source: Source) -> Run:
        return _draw(source, optimizer, shapes, steps, _NEGLIGIBLE)

    return draw


def one_plain_step(optimizer: str, decay: float = _NEGLIGIBLE, learning_rate: float = 0.25) -> Run:
    """Return a run of one step without memory, which is right in spite of most mistakes.

    The tests of errors begin with it: who refuses everything refuses this too.
    """
    settings = {"learning_rate": learning_rate, **dict.fromkeys(DECAYS[optimizer], decay)}
    if optimizer in HAVE_EPSILON:
        settings["epsilon"] = _NEGLIGIBLE
    return Run(settings, [np.array([1.0, -2.0])], [[np.array([2.0, 0.5])]])


def make(submission: Submission, optimizer: str, settings: Mapping[str, float]) -> RemoteObject:
    """Return the submission's optimizer, made with these settings."""
    made = getattr(submission.optimizers, optimizer)(**settings)
    return as_object(made, f"{optimizer}(…)", "step")


def as_object(made: object, what: str, method: str) -> RemoteObject:
    """Return `made`, if it is an object that stayed in the worker."""
    message = (
        f"{what} is plain data of type {type(made).__name__}, expected an object with the method {method}"
    )
    if not isinstance(made, RemoteObject):
        raise Failure(Verdict.WRONG_TYPE, message)
    return made


def judge_step(got: object, wants: Sequence[object], number: int) -> None:
    """Judge what one step returned, the `number`-th of its optimizer."""
    names = [f"parameter {i} after step {number}" for i in range(len(wants))]
    expect_sequence(got, wants, TRAJECTORY, names, f"what step {number} returned")


def follow(
    submission: Submission, optimizer: str, run: Run, scribble: str = "", unchanged: bool = False
) -> None:
    """Judge every step of a run. Each starts where the reference is: no error counts twice.

    With `scribble`, these arrays are overwritten after each step; with `unchanged`, the arguments
    must be the same after it.
    """
    made = make(submission, optimizer, run.settings)
    known = getattr(right, optimizer)(**run.settings)
    parameters: list[np.ndarray] = run.start
    steps: list[tuple[list[object], list[np.ndarray]]] = []
    for gradients in run.gradients:
        arguments: list[object] = [parameters, gradients]
        parameters = known.step(parameters, gradients)
        steps.append((arguments, parameters))
    options: dict[str, Any] = {"scribble": scribble, "keep_arguments": unchanged}
    made.step.ask_ahead([(arguments, None) for arguments, _ in steps], **options)
    for number, (arguments, wants) in enumerate(steps, start=1):
        seen = made.step.observe(arguments, **options)
        if unchanged:
            expect_unchanged(arguments, seen.arguments)
        try:
            judge_step(seen.value, wants, number)
        except Failure as failure:
            if scribble:  # the pasted calls alone do not show it
                failure.message += f"; {_SCRIBBLED[scribble]} were overwritten after each step"
            raise


def for_each(hint: str, of: str = ".step", **stated: tuple[str, float]) -> pytest.MarkDecorator:
    """Parametrize a test by the optimizer; each has its own requirement: `SGD=(id, points)`."""
    return pytest.mark.parametrize(
        "optimizer",
        [
            pytest.param(name, marks=requirement(requirement_id, of=name + of, points=points, hint=hint))
            for name, (requirement_id, points) in stated.items()
        ],
    )


@contextmanager
def showing_all_calls() -> Iterator[None]:
    """Let a failure show every call of its test, where the last object's own do not explain it."""
    try:
        yield
    except Failure as failure:
        failure.whole_log = True
        raise


def _draw(
    source: Source, optimizer: str, shapes: Sequence[tuple[int, ...]], steps: int, epsilon: float
) -> Run:
    settings = {"learning_rate": source.choice([0.5, 0.125, 0.25])}
    for name, values in DECAYS[optimizer].items():
        settings[name] = source.choice(values)
    if optimizer in HAVE_EPSILON:
        settings["epsilon"] = epsilon
    start = [source.array(shape, -2.0, 2.0) for shape in shapes]
    gradients = [
        [source.array(shape, -3.0, 3.0, away_from_zero=0.25) for shape in shapes] for _ in range(steps)
    ]
    return Run(settings, start, gradients)
