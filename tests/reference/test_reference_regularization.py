"""reference.regularization and reference.gradient_flow."""

from __future__ import annotations

from typing import Any

import autograd  # type: ignore[import-untyped]
import autograd.numpy as anp  # type: ignore[import-untyped]
import numpy as np
import pytest

from reference import gradient_flow, network, regularization

RNG = np.random.default_rng(41)
PARAMETERS = [RNG.normal(size=shape) for shape in [(3, 4), (4,), (4, 2), (2,)]]


def _penalty(kind: Any, parameters: Any, strength: Any) -> Any:
    weights = [parameters[0], parameters[2]]
    if kind == "l1":
        return strength * sum(anp.sum(anp.abs(w)) for w in weights)
    return strength / 2 * sum(anp.sum(w**2) for w in weights)


@pytest.mark.parametrize("kind", ["l1", "l2"])
@pytest.mark.parametrize("strength", [0, 0.3, 2])
def test_penalties_and_gradients_against_autograd(kind: Any, strength: float) -> None:
    """Weights only: a bias adds nothing and has a zero gradient."""
    got = getattr(regularization, f"{kind}_penalty")(PARAMETERS, strength)
    assert got == pytest.approx(float(_penalty(kind, PARAMETERS, strength)), rel=1e-14, abs=0)
    gradients = getattr(regularization, f"{kind}_gradients")(PARAMETERS, strength)
    want = autograd.grad(_penalty, argnum=1)(kind, PARAMETERS, float(strength))
    assert len(gradients) == 4
    for g, w, p in zip(gradients, want, PARAMETERS, strict=True):
        assert np.shape(g) == np.shape(p)
        assert not np.shares_memory(g, p)
        np.testing.assert_allclose(g, w, rtol=1e-14)


def test_the_sub_gradient_of_l1_at_zero_is_zero() -> None:
    """Zero weights stay zero, of either sign."""
    got = regularization.l1_gradients([[[0.0, -0.0, 2.0, -2.0]]], 3)[0]
    assert got.tolist() == [[0.0, 0.0, 3.0, -3.0]]


def test_only_matrices_are_weights() -> None:
    """Scalars, vectors and arrays with three axes are not penalised."""
    others: list[Any] = [5.0, [1.0, 2.0], np.ones((2, 2, 2))]
    for kind in ("l1", "l2"):
        assert getattr(regularization, f"{kind}_penalty")(others, 1.0) == 0.0
        gradients = getattr(regularization, f"{kind}_gradients")(others, 1.0)
        assert [np.shape(g) for g in gradients] == [(), (2,), (2, 2, 2)]
        assert not any(np.any(g) for g in gradients)


def test_layer_gradient_norms() -> None:
    """One Frobenius norm per layer, first layer first, of the weights only."""

    class Network:
        def gradients(self, X: Any, T: Any) -> Any:
            return [np.array([[3.0, 4.0]]), np.full(2, 99.0), np.full((2, 2), 6.0), np.zeros(2)]

    norms = gradient_flow.layer_gradient_norms(Network(), [[1.0]], [[1.0]])
    assert norms.tolist() == [5.0, 12.0]
    mlp = network.MLP([2, 3, 4, 1])
    X, T = np.ones((2, 2)), np.zeros((2, 1))
    want = [np.linalg.norm(g) for g in mlp.gradients(X, T)[0::2]]
    got = gradient_flow.layer_gradient_norms(mlp, X, T)
    assert got.shape == (3,)
    np.testing.assert_allclose(got, want, rtol=1e-14)


def test_norms_of_extreme_gradients() -> None:
    """1e200 and 1e-200 have norms; infinities and nan are passed on, quietly."""

    class Network:
        def gradients(self, X: Any, T: Any) -> Any:
            huge, tiny = np.full((1, 4), 1e200), np.full((2, 2), 1e-200)
            return [huge, 0, tiny, 0, [[np.inf, 1.0]], 0, [[np.nan, 1.0]], 0]

    with np.errstate(over="raise", invalid="raise", divide="raise"):
        norms = gradient_flow.layer_gradient_norms(Network(), [], [])
    np.testing.assert_allclose(norms, [2e200, 2e-200, np.inf, np.nan], rtol=1e-15)


@pytest.mark.parametrize(
    ("norms", "verdict"),
    [
        ([1.0, 0.1], "healthy"),
        ([1e-6, 1e3], "healthy"),
        ([0.99e-6, 1.0], "vanishing"),
        ([0.0], "vanishing"),
        ([1.0, 1.01e3], "exploding"),
        ([1e-9, 1e9], "exploding"),
        ([1.0, np.inf], "exploding"),
        ([np.nan, 1.0], "exploding"),
        ([1e-9, np.nan], "exploding"),
    ],
)
def test_diagnose_gradients(norms: list[float], verdict: str) -> None:
    """Exploding wins; the thresholds themselves are healthy; nan and inf are exploding."""
    assert gradient_flow.diagnose_gradients(norms) == verdict
    assert gradient_flow.diagnose_gradients(np.array(norms)) == verdict


def test_diagnose_gradients_thresholds() -> None:
    """Both thresholds can be chosen."""
    assert gradient_flow.diagnose_gradients([0.5], vanishing=0.6) == "vanishing"
    assert gradient_flow.diagnose_gradients([0.5], exploding=0.4) == "exploding"
    assert gradient_flow.diagnose_gradients([0.5], 0.4, 0.6) == "healthy"


def test_sigmoid_layers_let_gradients_vanish() -> None:
    """Article 002's title: twenty sigmoid layers lose the gradient on the way to the first."""
    mlp = network.MLP([4] * 20 + [1])
    norms = gradient_flow.layer_gradient_norms(mlp, np.ones((3, 4)), np.zeros((3, 1)))
    assert norms[0] < 1e-6 < norms[-1]
    assert gradient_flow.diagnose_gradients(norms) == "vanishing"
