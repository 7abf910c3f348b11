"""reference.activations against mpmath (50 digits), autograd, and at the extremes."""

from __future__ import annotations

from typing import Any

import autograd  # type: ignore[import-untyped]
import autograd.numpy as anp  # type: ignore[import-untyped]
import mpmath  # type: ignore[import-untyped]
import numpy as np
import pytest

from reference import activations

mpmath.mp.dps = 50
EPS = np.finfo(float).eps
POINTS = [*np.linspace(-40, 40, 81), 1e-9, -1e-9, 1e-300, -300.0, 300.0, -700.0, 700.0]


def _sigmoid(z: Any) -> Any:
    return 1 / (1 + mpmath.exp(-z))


EXACT = {
    "sigmoid": _sigmoid,
    "sigmoid_derivative": lambda z: _sigmoid(z) * _sigmoid(-z),
    "tanh": mpmath.tanh,
    "tanh_derivative": lambda z: mpmath.sech(z) ** 2,
    "relu": lambda z: max(z, mpmath.mpf(0)),
    "leaky_relu": lambda z: z if z > 0 else z * mpmath.mpf(0.01),
    "sigmoid_derivative_from_output": lambda a: a * (1 - a),
    "tanh_derivative_from_output": lambda a: 1 - a * a,
}
ELEMENTWISE = [*EXACT, "relu_derivative", "leaky_relu_derivative"]


def _points(name: Any) -> Any:
    if name.endswith("from_output"):
        return [0.0, 1e-18, 0.1, 0.5, 0.9, 1 - 1e-9, 1 - 2e-16, 1.0]
    if name == "tanh_derivative":
        return [z for z in POINTS if abs(z) <= 300]  # beyond, the result is subnormal
    return POINTS


@pytest.mark.parametrize("name", EXACT)
def test_values_have_full_relative_precision(name: str) -> None:
    """Each entry is within a few ulps of the exact value, however small."""
    points = np.array(_points(name))
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        got = getattr(activations, name)(points)
    for z, value in zip(points, got, strict=True):
        want = EXACT[name](mpmath.mpf(float(z)))
        assert abs(mpmath.mpf(float(value)) - want) <= 6 * EPS * abs(want), z


def test_sigmoid_far_below_zero_is_not_zero() -> None:
    """sigmoid(-40) is 4.2e-18 to full relative precision."""
    assert float(activations.sigmoid(-40)) == pytest.approx(4.248354255291589e-18, rel=1e-15, abs=0)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", [n for n in ELEMENTWISE if not n.endswith("from_output")])
def test_no_warning_and_a_finite_value_up_to_1e4(name: str) -> None:
    """abs(z) up to 1e4 neither overflows nor warns."""
    z = np.array([-1e4, -1000, -750, -710, 0, 710, 750, 1000, 1e4])
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        got = getattr(activations, name)(z)
    assert np.all(np.isfinite(got))


@pytest.mark.parametrize("name", ELEMENTWISE)
@pytest.mark.parametrize("shape", [(), (0,), (1,), (5,), (2, 3), (2, 1, 3), (0, 4)])
def test_elementwise_functions_keep_the_shape(name: str, shape: tuple[int, ...]) -> None:
    """Any shape, and every entry as if it stood alone."""
    function = getattr(activations, name)
    z = np.random.default_rng(3).uniform(-2, 2, size=shape)
    got = np.asarray(function(z))
    assert got.shape == shape
    assert got.dtype == np.float64
    for index in np.ndindex(shape):
        assert got[index] == function(z[index])


def test_relu_derivative() -> None:
    """1 above 0, 0 below, something in [0, 1] at exactly 0."""
    assert activations.relu_derivative([-1e-300, -5, 1e-300, 5]).tolist() == [0, 0, 1, 1]
    assert 0.0 <= float(activations.relu_derivative(0)) <= 1.0


@pytest.mark.parametrize("slope", [0.01, 0.3, 0.0, 1.5, -0.5])
def test_leaky_relu_has_its_slope_below_zero(slope: float) -> None:
    """It is z above 0 and slope * z below, and the derivative alike; the default slope is 0.01."""
    z = np.array([-3.0, -0.5, 0.0, 0.5, 3.0])
    assert activations.leaky_relu(z, slope).tolist() == [*(slope * z[:2]), 0.0, 0.5, 3.0]
    got = activations.leaky_relu_derivative(z, slope).tolist()
    assert got[:2] == [slope] * 2
    assert got[3:] == [1.0] * 2
    assert min(slope, 1.0) <= got[2] <= max(slope, 1.0)
    assert activations.leaky_relu(-2.0) == -0.02
    assert activations.leaky_relu_derivative(-2.0) == 0.01


@pytest.mark.parametrize("name", ["sigmoid", "tanh"])
def test_both_forms_of_a_derivative_agree(name: str) -> None:
    """derivative(z) is derivative_from_output(activation(z))."""
    z = np.linspace(-5, 5, 21)
    a = getattr(activations, name)(z)
    np.testing.assert_allclose(
        getattr(activations, f"{name}_derivative")(z),
        getattr(activations, f"{name}_derivative_from_output")(a),
        rtol=1e-11,
    )


@pytest.mark.parametrize("shape", [(1,), (4,), (3, 4), (2, 3, 4), (0, 4)])
def test_softmax_against_mpmath(shape: tuple[int, ...]) -> None:
    """exp(z) over its sum along the last axis, each entry to the last few ulps."""
    z = np.random.default_rng(5).normal(size=shape) * 8
    got = activations.softmax(z)
    assert got.shape == shape
    for index in np.ndindex(shape[:-1]):
        powers = [mpmath.exp(float(v)) for v in z[index]]
        for value, power in zip(got[index], powers, strict=True):
            want = power / sum(powers)
            assert abs(float(value) - want) <= 40 * EPS * want


def test_softmax_is_shift_invariant_and_stable() -> None:
    """A constant added to a row changes nothing, also where the rows lie 1e4 apart."""
    z = np.array([[1.0, 2.0, 4.0], [1.0, 2.0, 4.0], [1.0, 2.0, 4.0]])
    shifted = z + np.array([[0.0], [8192.0], [-8192.0]])
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        np.testing.assert_allclose(activations.softmax(shifted), activations.softmax(z), rtol=1e-15)
        extreme = activations.softmax([[1e4, -1e4], [-1e4, -1e4]])
    assert extreme.tolist() == [[1.0, 0.0], [0.5, 0.5]]


def test_softmax_jacobian_against_autograd() -> None:
    """The whole matrix, not only its diagonal."""

    def softmax(z: Any) -> Any:
        e = anp.exp(z)
        return e / anp.sum(e)

    for k in (1, 2, 5):
        z = np.random.default_rng(k).normal(size=k)
        got = activations.softmax_jacobian(z)
        assert got.shape == (k, k)
        np.testing.assert_allclose(got, autograd.jacobian(softmax)(z), rtol=1e-13, atol=1e-15)


def test_softmax_jacobian_of_a_saturated_vector() -> None:
    """Tiny derivatives keep their relative precision, and 1e4 does not overflow."""
    small = mpmath.exp(-40) / (1 + mpmath.exp(-40)) ** 2
    got = activations.softmax_jacobian([40, 0])
    np.testing.assert_allclose(got, float(small) * np.array([[1, -1], [-1, 1]]), rtol=1e-14)
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        assert np.all(activations.softmax_jacobian([1e4, -1e4]) == 0.0)
