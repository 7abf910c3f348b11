"""Inputs of the layers' tests: a batch, weights, a bias, and what comes back from the loss.

Rows, inputs and outputs differ in number, since a transposed matrix hides in a square; batches of
one row and square weights are cases of their own.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from grader.testing import Case, Source
from reference import layers as right

from .strategies import KINK, at_most

STACK_NORM = 0.25

_SIZE = 3.0


@dataclass(frozen=True, slots=True)
class LayerInputs:
    """What a layer's functions are given; `dz` has the shape of the layer's output."""

    x: np.ndarray
    W: np.ndarray
    b: np.ndarray
    dz: np.ndarray


def many_rows(source: Source) -> LayerInputs:
    """Draw a batch with more rows than outputs, and more outputs than inputs."""
    return _draw(source, at_most(source, 5), at_most(source, 2), at_most(source, 3))


def fewer_outputs(source: Source) -> LayerInputs:
    """Draw a layer that has fewer outputs than inputs."""
    return _draw(source, at_most(source, 4), at_most(source, 3), at_most(source, 2))


def one_row(source: Source) -> LayerInputs:
    """Draw a batch of a single row."""
    return _draw(source, 1, at_most(source, 3), at_most(source, 4))


def as_many_rows_as_outputs(source: Source) -> LayerInputs:
    """Draw a batch for which a sum along the wrong axis has the right shape."""
    n = at_most(source, 4)
    return _draw(source, n, at_most(source, 3), n)


def square(source: Source) -> LayerInputs:
    """Draw square weights, for which a transpose fits too."""
    n = at_most(source, 3)
    return _draw(source, at_most(source, 5), n, n)


def square_one_row(source: Source) -> LayerInputs:
    """Draw square weights and a single row."""
    n = at_most(source, 3)
    return _draw(source, 1, n, n)


def away_from_kinks(case: Case[LayerInputs]) -> Case[LayerInputs]:
    """Draw from `case`, with `dz` 0 where ReLU's kink is near, so that its derivative there has no
    effect.
    """

    def draw(source: Source) -> LayerInputs:
        drawn = case(source)
        z = drawn.x @ drawn.W + drawn.b
        return LayerInputs(drawn.x, drawn.W, drawn.b, np.where(np.abs(z) < KINK, 0.0, drawn.dz))

    return draw


def odd_layouts() -> LayerInputs:
    """Return square inputs in the memory layouts that NumPy allows: read-only, Fortran-ordered,
    strided.
    """
    generator = np.random.default_rng(5)
    x = generator.uniform(-_SIZE, _SIZE, (4, 3))
    x.flags.writeable = False
    W = np.asfortranarray(generator.uniform(-_SIZE, _SIZE, (3, 3)))
    b = generator.uniform(-_SIZE, _SIZE, 6)[::2]
    dz = generator.uniform(-_SIZE, _SIZE, (4, 6))[:, ::2]
    dz.flags.writeable = False
    return LayerInputs(x, W, b, dz)


def plain_layouts() -> LayerInputs:
    """Return square inputs that can be written to."""
    odd = odd_layouts()
    return LayerInputs(odd.x.copy(), odd.W.copy(), odd.b.copy(), odd.dz.copy())


def residual_stack() -> list[LayerInputs]:
    """Return the residual layers of a deep stack, first layer first, each with the input that the
    layer before hands to it; the largest singular value of W is STACK_NORM.
    """
    generator = np.random.default_rng(7)
    x = generator.uniform(-_SIZE, _SIZE, (1, 3))
    stack = []
    for _ in range(6):
        W, b = generator.uniform(-_SIZE, _SIZE, (3, 3)), generator.uniform(-_SIZE, _SIZE, 3)
        W *= STACK_NORM / np.linalg.norm(W, 2)
        stack.append(LayerInputs(x, W, b, dz=generator.uniform(-_SIZE, _SIZE, (1, 3))))
        x = right.residual_forward(x, W, b)
    return stack


def _draw(source: Source, rows: int, n_in: int, n_out: int) -> LayerInputs:
    return LayerInputs(
        x=source.array((rows, n_in), -_SIZE, _SIZE),
        W=source.array((n_in, n_out), -_SIZE, _SIZE),
        b=source.array((n_out,), -_SIZE, _SIZE, away_from_zero=0.125),
        dz=source.array((rows, n_out), -_SIZE, _SIZE),
    )
