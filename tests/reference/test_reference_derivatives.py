"""reference.derivatives against mpmath (50 digits) and against hand-made functions."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import mpmath  # type: ignore[import-untyped]
import numpy as np
import pytest

from reference import derivatives

mpmath.mp.dps = 50
EPS = np.finfo(float).eps

# Functions that vary on the scale of max(1, abs(x)), with their derivatives in mpmath.
SMOOTH = [
    ("square", lambda x: x**2, lambda x: 2 * x, [-3.0, 0.3, 1.0, 17.0, 1e8, -1e8, 1e100]),
    ("cube", lambda x: x**3, lambda x: 3 * x**2, [-2.0, 0.7, 1e4, 1e8]),
    ("reciprocal", lambda x: 1 / x, lambda x: -1 / x**2, [1.0, -3.7, 1e8]),
    ("root", np.sqrt, lambda x: 1 / (2 * mpmath.sqrt(x)), [1.0, 5.0, 1e8]),
    ("log", np.log, lambda x: 1 / x, [1.5, 20.0, 1e8]),
    ("exp", np.exp, mpmath.exp, [-1.0, 0.0, 1.0, 2.0]),
    ("sine", np.sin, mpmath.cos, [0.0, 0.5, 1.0, -2.5]),
    ("slow sine", lambda x: np.sin(x / 1e8), lambda x: mpmath.cos(x / 1e8) / 10**8, [1e8, 3e7]),
]


@pytest.mark.parametrize(("name", "f", "exact", "points"), SMOOTH, ids=[s[0] for s in SMOOTH])
def test_default_central_difference_is_within_1e_7(
    name: str,
    f: Any,
    exact: Any,
    points: list[float],
) -> None:
    """The default step gives a relative error of at most 1e-7, from 1 to 1e8 and beyond."""
    for x in points:
        want = exact(mpmath.mpf(x))
        got = derivatives.central_difference(f, x)
        assert abs((mpmath.mpf(float(got)) - want) / want) <= 1e-7, x


@pytest.mark.parametrize("h", [0.1, 0.3, 1e-3, 2.0])
def test_a_given_step_is_used_exactly(h: float) -> None:
    """With a given h both quotients are their formula, to the last bit."""
    for x in (0.1, -1.7, 3.0):
        f = np.exp
        assert derivatives.central_difference(f, x, h) == (f(x + h) - f(x - h)) / (2 * h)
        assert derivatives.forward_difference(f, x, h) == (f(x + h) - f(x)) / h


def test_forward_difference_is_one_sided_with_step_1e_6() -> None:
    """(f(x + h) - f(x)) / h: on x**2 at 1 with h = 0.1 it is 2.1; h defaults to 1e-6."""
    assert derivatives.forward_difference(lambda x: x**2, 1, h=0.1) == pytest.approx(2.1)
    seen: list[float] = []

    def f(x: float) -> float:
        seen.append(x)
        return 0.0

    derivatives.forward_difference(f, 1.0)
    assert sorted(seen) == [1.0, 1.0 + 1e-6]


@pytest.mark.parametrize("wrap", [float, np.float64, np.array, np.float32, int])
def test_f_may_return_any_scalar(wrap: Any) -> None:
    """Python floats, NumPy scalars and 0-d arrays are all results."""
    f = lambda x: wrap(float(np.sum(x)) * 8)  # noqa: E731
    assert derivatives.central_difference(f, 2.0, h=0.5) == 8.0
    assert derivatives.forward_difference(f, 2.0, h=0.5) == 8.0
    assert derivatives.partial_derivative(f, [2.0, 1.0], 1, h=0.5) == 8.0
    assert derivatives.numerical_gradient(f, [2.0, 1.0], h=0.5).tolist() == [8.0, 8.0]


def test_partial_derivative_moves_one_coordinate() -> None:
    """Of 3 x0 - 5 x1 + x0 x1 each partial derivative is its own."""
    f = lambda x: 3 * x[0] - 5 * x[1] + x[0] * x[1]  # noqa: E731
    assert derivatives.partial_derivative(f, [1, 2], 0) == pytest.approx(5.0, rel=1e-9, abs=0)
    assert derivatives.partial_derivative(f, [1, 2], 1) == pytest.approx(-4, rel=1e-9, abs=0)


def test_steps_are_scaled_coordinate_by_coordinate() -> None:
    """A huge and a small coordinate both get an accurate derivative."""
    x = np.array([1e8, 0.5, -40.0])
    scale = np.array([1e8, 1.0, 40.0])
    f = lambda x: np.sum((x / scale) ** 2)  # noqa: E731
    want = 2 * x / scale**2
    np.testing.assert_allclose(derivatives.numerical_gradient(f, x), want, rtol=1e-7)
    for i in range(3):
        assert derivatives.partial_derivative(f, x, i) == pytest.approx(want[i], rel=1e-7, abs=0)
    jacobian = derivatives.numerical_jacobian(lambda x: x**2, x)
    np.testing.assert_allclose(jacobian, np.diag(2 * x), rtol=1e-7)


@pytest.mark.parametrize("shape", [(), (1,), (4,), (2, 3), (2, 1, 3), (0,), (2, 0)])
def test_numerical_gradient_has_the_shape_of_x(shape: tuple[int, ...]) -> None:
    """Any number of axes, none included; integers are not truncated."""
    x = np.arange(np.prod(shape, dtype=int)).reshape(shape)
    gradient = derivatives.numerical_gradient(lambda x: np.sum(0.5 * x**2), x)
    assert isinstance(gradient, np.ndarray)
    assert gradient.dtype == np.float64
    assert gradient.shape == shape
    np.testing.assert_allclose(gradient, x, rtol=1e-9, atol=1e-9)


def test_f_sees_only_fresh_arrays_of_the_shape_of_x() -> None:
    """No two calls share memory with each other or with x, and writing to them does no harm."""
    x = np.arange(6.0).reshape(2, 3)
    seen = []

    def f(point: Any) -> Any:
        assert point.shape == (2, 3)
        value = float(np.sum(point**2))
        seen.append(point)
        point[...] = np.nan
        return value

    np.testing.assert_allclose(derivatives.numerical_gradient(f, x), 2 * x, atol=1e-9)
    assert derivatives.partial_derivative(lambda v: f(v.reshape(2, 3)), x.ravel(), 4) is not None
    assert x.tolist() == [[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]
    for i, one in enumerate(seen):
        assert not np.shares_memory(one, x)
        assert not any(np.shares_memory(one, other) for other in seen[:i])


def test_jacobian_has_one_row_per_output() -> None:
    """J[i, j] = df_i / dx_j, also for one output, one input, and lists."""
    J = derivatives.numerical_jacobian(lambda x: [x[0], x[1], x[0] * x[1]], [2, 3])
    np.testing.assert_allclose(J, [[1, 0], [0, 1], [3, 2]], rtol=1e-9, atol=1e-9)
    assert derivatives.numerical_jacobian(lambda x: [x.sum()], [1, 2, 3]).shape == (1, 3)
    assert derivatives.numerical_jacobian(lambda x: x[0] * np.ones(4), [1]).shape == (4, 1)
    assert derivatives.numerical_jacobian(lambda x: np.ones(2), []).shape == (2, 0)


def test_jacobian_allows_a_reused_output_buffer() -> None:
    """An f that refills one buffer is differentiated like any other."""
    buffer = np.empty(2)

    def f(x: Any) -> Any:
        buffer[:] = x[0] * x[1], x[0] - x[1]
        return buffer

    np.testing.assert_allclose(derivatives.numerical_jacobian(f, [2, 5]), [[5, 2], [1, -1]])
    np.testing.assert_allclose(derivatives.numerical_jacobian(f, [2, 5], h=0.5), [[5, 2], [1, -1]])


@pytest.mark.parametrize("n", [-3, -1, 0, 0.5, 1, 2, 2.5, 3, 10])
def test_power_derivative(n: float) -> None:
    """The value is n x**(n - 1) to the last few ulps."""
    for x in (0.1, 0.9, 1.0, 3.7, 1e3):
        want = mpmath.mpf(n) * mpmath.mpf(x) ** (mpmath.mpf(n) - 1)
        got = float(derivatives.power_derivative(x, n))
        assert abs(got - want) <= 4 * EPS * abs(want)


def test_power_derivative_at_zero_and_below() -> None:
    """Integer powers are differentiable at 0 and below; x**0 is constant everywhere."""
    assert derivatives.power_derivative([-2, 0, 2], 3).tolist() == [12.0, 0.0, 12.0]
    assert derivatives.power_derivative([-2, 0, 2], 1).tolist() == [1.0, 1.0, 1.0]
    assert derivatives.power_derivative([-2, 0, 2], 0).tolist() == [0.0, 0.0, 0.0]
    assert derivatives.power_derivative([-2, 2], -1).tolist() == [-0.25, -0.25]


@pytest.mark.parametrize("a", [0.2, 1, 2, 2.718281828459045, 10])
def test_exponential_and_logarithm_derivatives(a: float) -> None:
    """a**x ln a and 1 / (x ln a) to the last few ulps."""
    for x in (0.05, 0.5, 1.0, 4.0, 30.0):
        exact_x, exact_a = mpmath.mpf(x), mpmath.mpf(a)
        want = exact_a**exact_x * mpmath.log(exact_a)
        assert abs(float(derivatives.exponential_derivative(x, a)) - want) <= 4 * EPS * abs(want)
        if a != 1:
            want = 1 / (exact_x * mpmath.log(exact_a))
            assert abs(float(derivatives.logarithm_derivative(x, a)) - want) <= 4 * EPS * abs(want)
    assert derivatives.exponential_derivative([-1, 0], 2).tolist()[1] == np.log(2)


def test_sine_and_cosine_derivatives() -> None:
    """They are cos and -sin to the last few ulps."""
    for x in (-7.0, -0.5, 0.0, 1.0, 100.0):
        assert abs(float(derivatives.sine_derivative(x)) - mpmath.cos(x)) <= EPS
        assert abs(float(derivatives.cosine_derivative(x)) + mpmath.sin(x)) <= EPS


def test_chain_rule_takes_the_outer_derivative_at_the_inner_value() -> None:
    """The derivative of sin(x**2) is 2 x cos(x**2), elementwise and for scalars."""
    x = np.array([[-1.0, 0.5], [2.0, 0.0]])
    got = derivatives.chain_rule(np.cos, np.square, lambda x: 2 * x, x)
    np.testing.assert_allclose(got, 2 * x * np.cos(x**2), rtol=1e-15)
    assert float(derivatives.chain_rule(np.cos, np.square, lambda x: 2 * x, 3)) == pytest.approx(
        6 * np.cos(9)
    )


def test_multivariate_chain_rule_sums_all_paths() -> None:
    """Entry i is the sum over j of dy/dg_j dg_j/dx_i."""
    rng = np.random.default_rng(1)
    dy_dg, dg_dx = rng.normal(size=4), rng.normal(size=(4, 3))
    want = [sum(dy_dg[j] * dg_dx[j, i] for j in range(4)) for i in range(3)]
    np.testing.assert_allclose(derivatives.multivariate_chain_rule(dy_dg, dg_dx), want, rtol=1e-14)
    assert derivatives.multivariate_chain_rule([2, 3], [[5], [7]]).tolist() == [31.0]


@pytest.mark.parametrize("scale", [1.0, 1e-200, 1e200])
def test_relative_error(scale: float) -> None:
    """norm(a - b) / (norm(a) + norm(b)) over all entries, whatever the magnitude."""
    a, b = scale * np.array([[3.0, 4.0]]), scale * np.array([[0.0, 0.0]])
    assert derivatives.relative_error(a, b) == 1.0
    assert derivatives.relative_error(a, a) == 0.0
    assert derivatives.relative_error(a, 0.5 * a) == pytest.approx(1 / 3, rel=1e-14, abs=0)
    got = derivatives.relative_error(scale * 3.0, scale * 1.0)
    assert got == pytest.approx(float(Fraction(1, 2)), rel=1e-14, abs=0)


def test_relative_error_near_zero() -> None:
    """0.0 when both are zero; the denominator is at least 1e-300."""
    assert derivatives.relative_error([0.0, 0.0], [0.0, 0.0]) == 0.0
    assert derivatives.relative_error(1e-303, 0.0) == pytest.approx(1e-3, rel=1e-9, abs=0)


def test_check_gradient() -> None:
    """True for the gradient, False for another, a near miss and another shape; any shape of x."""
    f = lambda x: np.sum(x**3)  # noqa: E731
    x = [[1, 2, 3], [4, 5, 6]]
    assert derivatives.check_gradient(f, lambda x: 3 * x**2, x) is True
    assert derivatives.check_gradient(f, lambda x: 2 * x**2, x) is False
    assert derivatives.check_gradient(f, lambda x: 3.0001 * x**2, x) is False
    near = lambda x: 3.0001 * x**2  # noqa: E731
    assert derivatives.check_gradient(f, near, x, tolerance=1e-4) is True
    assert derivatives.check_gradient(f, near, x, tolerance=np.float64(1e-4)) is True
    assert derivatives.check_gradient(f, lambda x: (3 * x**2).ravel(), x) is False
    assert derivatives.check_gradient(f, lambda x: np.full(x.shape, np.nan), x) is False
    assert derivatives.check_gradient(lambda x: x**2, lambda x: 2 * x, 3) is True
