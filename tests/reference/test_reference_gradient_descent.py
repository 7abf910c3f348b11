"""reference.gradient_descent: the update, the stopping rule, the count, the errors."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from reference import gradient_descent as module

descend = module.gradient_descent


def test_gradient_step_goes_downhill() -> None:
    """The step is x - learning_rate * gradient, in any shape."""
    got = module.gradient_step([[1, 2], [3, 4]], [[1, 0], [-1, 2]], 0.5)
    assert got.tolist() == [[0.5, 2.0], [3.5, 3.0]]
    assert float(module.gradient_step(3, 4, 0.25)) == 2.0


def test_trajectory_against_the_closed_form() -> None:
    """On x**2 / 2 every update multiplies x by (1 - learning_rate)."""
    x, iterations = descend(lambda x: x, [8.0, -4.0], learning_rate=0.25, max_iterations=5)
    np.testing.assert_allclose(x, np.array([8.0, -4.0]) * 0.75**5, rtol=1e-15)
    assert iterations == 5
    x, iterations = descend(lambda x: x, 1, max_iterations=7)
    assert float(x) == pytest.approx(0.9**7, rel=1e-14, abs=0)


def test_the_first_gradient_within_tolerance_stops_before_an_update() -> None:
    """The gradients 8, 4, 2, 1, 0.5 against a tolerance of 1 allow exactly 3 updates."""
    calls = []

    def gradient(x: Any) -> Any:
        calls.append(float(x))
        return x

    x, iterations = descend(gradient, 8.0, learning_rate=0.5, tolerance=1.0)
    assert (float(x), iterations) == (1.0, 3)
    assert calls == [8.0, 4.0, 2.0, 1.0]


def test_a_start_at_the_minimum_takes_no_update() -> None:
    """Zero iterations, and x is x0."""
    x, iterations = descend(lambda x: 2 * x, [0.0, 0.0])
    assert (x.tolist(), iterations) == ([0.0, 0.0], 0)


def test_max_iterations_bounds_the_updates() -> None:
    """0 makes none and returns x0; the default is 1000; one within tolerance counts no update."""
    x, iterations = descend(lambda x: x, [1.0], max_iterations=0)
    assert (x.tolist(), iterations) == ([1.0], 0)
    _, iterations = descend(lambda x: np.ones(2), [0.0, 0.0])
    assert iterations == 1000
    _, iterations = descend(lambda x: x, 4.0, learning_rate=0.5, tolerance=1.0, max_iterations=2)
    assert iterations == 2


def test_the_tolerance_is_for_the_euclidean_norm() -> None:
    """(3, 4) has norm 5: neither its largest entry 4 nor the sum 7 decides."""
    gradient = lambda x: np.array([3.0, 4.0])  # noqa: E731
    assert descend(gradient, [0, 0], tolerance=5.0)[1] == 0
    assert descend(gradient, [0, 0], tolerance=4.9, max_iterations=1)[1] == 1
    column = lambda x: np.array([[3.0], [4.0]])  # noqa: E731
    assert descend(column, [[0], [0]], tolerance=5.0)[1] == 0


def test_the_gradient_decides_not_the_step() -> None:
    """A tiny learning rate makes tiny steps, and they do not stop the descent."""
    _, iterations = descend(lambda x: x, 1.0, learning_rate=1e-12, max_iterations=20)
    assert iterations == 20


def test_defaults() -> None:
    """learning_rate 0.1 and tolerance 1e-8."""
    x, iterations = descend(lambda x: x, 1.0)
    assert iterations == int(np.ceil(np.log(1e-8) / np.log(0.9)))
    assert abs(float(x)) <= 1e-8 < abs(float(x)) / 0.9


def test_the_gradient_function_cannot_disturb_x() -> None:
    """It gets a copy, and x0 stays as it was."""
    x0 = np.array([4.0, 2.0])

    def gradient(x: Any) -> Any:
        value = x.copy()
        x[...] = np.nan
        return value

    x, _ = descend(gradient, x0, learning_rate=0.5, max_iterations=1)
    assert x.tolist() == [2.0, 1.0]
    assert x0.tolist() == [4.0, 2.0]


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_a_gradient_that_is_not_finite_raises(bad: float) -> None:
    """FloatingPointError, at the start and later."""
    with pytest.raises(FloatingPointError, match="gradient"):
        descend(lambda x: np.array([1.0, bad]), [0.0, 0.0])
    with pytest.raises(FloatingPointError, match="after 2 updates"):
        descend(lambda x: x if x > 0.3 else np.array(bad), 1.0, learning_rate=0.5)
