"""Functions to be differentiated, each with its derivative, as text that can be pasted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from grader.testing import Case, Formula, Source, Verdict, expect


@dataclass(frozen=True, slots=True)
class Differentiable:
    """A function with its derivative (gradient, Jacobian), and where to look at it."""

    function: Formula
    derivative: Formula
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Composition:
    """The parts that the chain rule takes for f(g(x))."""

    outer_derivative: Formula
    inner: Formula
    inner_derivative: Formula


class WatchedFormula(Formula):
    """A function that insists on arrays of one shape."""

    def __init__(self, text: str, shape: tuple[int, ...]) -> None:
        super().__init__(text, inside=False)
        self._shape = shape

    def __call__(self, *arguments: object) -> object:
        """Return the value, or end the test."""
        for point in arguments:
            shape = point.shape if type(point) is np.ndarray else None
            fits = shape == self._shape or (self._shape == () and isinstance(point, float))
            message = f"f was not given an array of the shape {self._shape} of x"
            got = "no array" if shape is None else f"shape {shape}"
            expect(fits, Verdict.WRONG_SHAPE, message, f"shape {self._shape}", got)
        return super().__call__(*arguments)


def _differentiable(function: str, derivative: str, low: float = -2.0, high: float = 2.0) -> Differentiable:
    return Differentiable(Formula(function), Formula(derivative), low, high)


# These keep each array that they are given, beside a copy, and overwrite it in the end; once an array has
# changed since, they have no value. Whoever gives them fresh arrays only does not notice.
_OVERWRITING = (
    "(lambda kept: lambda x: ({value} * (1.0 if all(np.array_equal(*pair) for pair in kept) else np.nan),"
    " x.flags.writeable and x.fill(7.0), kept.append((x, x.copy())))[0])([])"
)
OVERWRITING_SQUARES = Formula(_OVERWRITING.format(value="np.sum(x ** 2)"))
OVERWRITING_PRODUCTS = Formula(_OVERWRITING.format(value="np.array([x[0] ** 2, x[0] * x[1], 3 * x[1]])"))

# Their derivatives stay away from 0, so that an error relative to them means something. Their values are
# what a scalar result may be: a NumPy scalar, a Python float, a 0-d array.
SCALAR_FUNCTIONS = (
    _differentiable("lambda x: x ** 2", "lambda x: 2 * x", 0.5, 3.0),
    _differentiable("lambda x: x ** 3 + x", "lambda x: 3 * x ** 2 + 1"),
    _differentiable("lambda x: float(np.exp(x))", "lambda x: np.exp(x)"),
    _differentiable("lambda x: np.array(np.sin(x) + 3 * x)", "lambda x: np.cos(x) + 3"),
)
# A careful step relative to 1e8 serves these well, a fixed one does not.
WIDE_FUNCTIONS = (
    _differentiable("lambda x: np.sin(x / 1e8)", "lambda x: np.cos(x / 1e8) / 1e8", 0.25, 1.0),
    _differentiable("lambda x: x ** 3", "lambda x: 3 * x ** 2", 0.5, 1.5),
)
# For arrays of any shape.
FIELDS = (
    _differentiable("lambda x: np.array(np.sum(x ** 3))", "lambda x: 3 * x ** 2"),
    _differentiable("lambda x: np.sum(np.sin(x)) + np.sum(x) ** 2", "lambda x: np.cos(x) + 2 * np.sum(x)"),
    _differentiable("lambda x: float(np.sum(np.exp(x / 2)))", "lambda x: np.exp(x / 2) / 2"),
)
MAPS_OF_ONE = (
    _differentiable("lambda x: np.array([x[0], x[0] ** 3])", "lambda x: np.array([[1], [3 * x[0] ** 2]])"),
)
MAPS_OF_TWO = (
    _differentiable(
        "lambda x: np.array([x[0], x[0] * x[1], np.sin(x[1])])",
        "lambda x: np.array([[1, 0], [x[1], x[0]], [0, np.cos(x[1])]])",
    ),
    _differentiable(
        "lambda x: [x[0] ** 2 - x[1], 3 * x[1]]",
        "lambda x: np.array([[2 * x[0], -1], [0, 3]])",
    ),
    _differentiable(
        "lambda x: np.array([x[0] * np.exp(x[1])])",
        "lambda x: np.array([[np.exp(x[1]), x[0] * np.exp(x[1])]])",
    ),
)
MAPS_OF_THREE = (
    _differentiable(
        "lambda x: np.array([x[0] + 2 * x[1], x[1] * x[2]])",
        "lambda x: np.array([[1, 2, 0], [0, x[2], x[1]]])",
    ),
)
COMPOSITIONS = (
    Composition(Formula("lambda u: np.cos(u)"), Formula("lambda x: x ** 2"), Formula("lambda x: 2 * x")),
    Composition(
        Formula("lambda u: 3 * u ** 2"),
        Formula("lambda x: np.sin(x) + 2"),
        Formula("lambda x: np.cos(x)"),
    ),
    Composition(
        Formula("lambda u: np.exp(u)"),
        Formula("lambda x: x / 2 - 1"),
        Formula("lambda x: 0 * x + 0.5"),
    ),
)


def at_a_point(functions: tuple[Differentiable, ...]) -> Case[tuple[Differentiable, float]]:
    """Draw a function and a number at which to differentiate it."""

    def draw(source: Source) -> tuple[Differentiable, float]:
        chosen = source.choice(functions)
        return chosen, source.number(chosen.low, chosen.high)

    return draw
