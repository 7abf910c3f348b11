"""Inputs of the regularization's tests: the parameters of a small network, and a strength."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from grader.testing import Source

_SHAPES = (("W1", (2, 3)), ("b1", (3,)), ("W2", (3, 1)), ("b2", (1,)))
NAMES = tuple(name for name, _ in _SHAPES)


@dataclass(frozen=True, slots=True)
class Penalised:
    """Parameters in the order of MLP.parameters(), and the strength of the penalty."""

    parameters: list[np.ndarray]
    strength: float


def weights_and_zeros(source: Source) -> Penalised:
    """Draw weights, and biases of zero, so that it does not matter whether they are penalised."""
    drawn = weights_and_biases(source)
    return Penalised([p if p.ndim == 2 else np.zeros(p.shape) for p in drawn.parameters], drawn.strength)


def weights_and_biases(source: Source) -> Penalised:
    """Draw weights and biases, none of them 0."""
    parameters = [source.array(shape, -3.0, 3.0, away_from_zero=0.125) for _, shape in _SHAPES]
    return Penalised(parameters, source.number(0.125, 4.0))
