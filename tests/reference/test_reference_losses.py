"""reference.losses against mpmath (50 digits) and autograd."""

from __future__ import annotations

from typing import Any

import autograd  # type: ignore[import-untyped]
import autograd.numpy as anp  # type: ignore[import-untyped]
import mpmath  # type: ignore[import-untyped]
import numpy as np
import pytest

from reference import losses

mpmath.mp.dps = 50
SHAPES = [(), (1,), (5,), (1, 1), (4, 1), (1, 3), (4, 3)]


def _rows(y: Any) -> Any:
    return y.shape[0] if y.ndim else 1


# The definitions, written once more for autograd.
DEFINITIONS: dict[str, Any] = {
    "half_squared_error": lambda y, t: anp.sum((y - t) ** 2) / 2 / _rows(y),
    "mean_squared_error": lambda y, t: anp.mean((y - t) ** 2),
    "binary_cross_entropy": lambda y, t: anp.mean(-t * anp.log(y) - (1 - t) * anp.log(1 - y)),
    "binary_cross_entropy_with_logits": lambda z, t: anp.mean(
        t * anp.log(1 + anp.exp(-z)) + (1 - t) * anp.log(1 + anp.exp(z))
    ),
}


def _softmax_cross_entropy(z: Any, t: Any) -> Any:
    log_p = z - anp.log(anp.sum(anp.exp(z), axis=1, keepdims=True))
    return -anp.sum(t * log_p) / z.shape[0]


@pytest.mark.parametrize("name", DEFINITIONS)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("labels", ["hard", "soft"])
def test_values_and_gradients_against_autograd(
    name: str,
    shape: tuple[int, ...],
    labels: str,
) -> None:
    """Every loss is its definition, and its gradient has the shape of its first argument."""
    rng = np.random.default_rng(11)
    y = rng.uniform(0.05, 0.95, size=shape)
    if name.endswith("logits"):
        y = rng.normal(size=shape) * 3
    t = rng.uniform(size=shape)
    if labels == "hard":
        t = np.round(t)
    want = DEFINITIONS[name](y, t)
    assert getattr(losses, name)(y, t) == pytest.approx(float(want), rel=1e-13, abs=1e-15)
    assert isinstance(getattr(losses, name)(y, t), float)
    gradient = np.asarray(getattr(losses, f"{name}_gradient")(y, t))
    assert gradient.shape == shape
    want = autograd.grad(DEFINITIONS[name])(y, t)
    np.testing.assert_allclose(gradient, want, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("shape", [(1, 1), (1, 4), (5, 3)])
def test_softmax_cross_entropy_against_autograd(shape: tuple[int, ...]) -> None:
    """One-hot rows and soft rows have the exact gradient."""
    rng = np.random.default_rng(12)
    z = rng.normal(size=shape) * 4
    one_hot = np.eye(shape[1])[rng.integers(shape[1], size=shape[0])]
    soft = rng.dirichlet(np.ones(shape[1]), size=shape[0])
    for t in (one_hot, soft):
        got = losses.softmax_cross_entropy(z, t)
        assert got == pytest.approx(float(_softmax_cross_entropy(z, t)), rel=1e-13, abs=1e-14)
        np.testing.assert_allclose(
            losses.softmax_cross_entropy_gradient(z, t),
            autograd.grad(_softmax_cross_entropy)(z, t),
            rtol=1e-12,
            atol=1e-14,
        )


def test_the_averages() -> None:
    """half_squared_error and softmax_cross_entropy divide by rows, the others by entries."""
    y, t = np.full((2, 3), 3.0), np.full((2, 3), 1.0)
    assert losses.half_squared_error(y, t) == 6.0
    assert losses.half_squared_error_gradient(y, t).tolist() == [[1.0] * 3] * 2
    assert losses.mean_squared_error(y, t) == 4.0
    assert losses.mean_squared_error_gradient(y, t) == pytest.approx(np.full((2, 3), 2 / 3))
    assert losses.half_squared_error([3, 5], [1, 1]) == 5.0
    half = np.full((2, 4), 0.5)
    assert losses.binary_cross_entropy(half, half) == pytest.approx(np.log(2))
    assert losses.binary_cross_entropy_with_logits(0 * half, half) == pytest.approx(np.log(2))
    one_hot = np.eye(4)[:2]
    assert losses.softmax_cross_entropy(0 * half, one_hot) == pytest.approx(np.log(4))


@pytest.mark.parametrize("name", [*DEFINITIONS, "softmax_cross_entropy"])
def test_a_batch_repeated_has_the_same_loss_and_half_the_gradient_per_row(name: str) -> None:
    """The average is over the batch, however large it is."""
    y = np.array([[0.1, 0.9], [0.3, 0.4], [0.8, 0.2]])
    t = np.eye(2)[[0, 1, 1]]
    loss, gradient = getattr(losses, name), getattr(losses, f"{name}_gradient")
    twice = np.vstack([y, y]), np.vstack([t, t])
    assert loss(*twice) == pytest.approx(loss(y, t), rel=1e-14, abs=0)
    np.testing.assert_allclose(gradient(*twice)[:3], gradient(y, t) / 2, rtol=1e-14)


def test_binary_cross_entropy_is_finite_at_0_and_1() -> None:
    """Clipped at 1e-12: finite where wrong, 0.0 to within 1e-9 where right."""
    with np.errstate(all="raise"):
        assert abs(losses.binary_cross_entropy([0, 1], [0, 1])) <= 1e-9
        wrong = losses.binary_cross_entropy([0], [1])
        assert wrong == pytest.approx(float(-mpmath.log(mpmath.mpf("1e-12"))), rel=1e-14, abs=0)
        other = losses.binary_cross_entropy([1], [0])
        assert other == pytest.approx(float(-mpmath.log(mpmath.mpf("1e-12"))), rel=1e-5, abs=0)


def test_binary_cross_entropy_clips_no_earlier_than_1e_12() -> None:
    """1e-11 away from 0 and 1 the loss is still exact."""
    p = mpmath.mpf(1e-11)
    got = losses.binary_cross_entropy([1e-11, 1e-11], [1, 0])
    want = (-mpmath.log(p) - mpmath.log1p(-p)) / 2
    assert got == pytest.approx(float(want), rel=1e-15, abs=0)
    tiny = losses.binary_cross_entropy([1e-11], [0])
    assert tiny == pytest.approx(float(-mpmath.log1p(-p)), rel=1e-15, abs=0)


def test_binary_cross_entropy_gradient_uses_the_clipped_prediction() -> None:
    """(p - t) / (p (1 - p)) at p = 1e-12 where the prediction is 0, and likewise at 1."""
    with np.errstate(all="raise"):
        got = losses.binary_cross_entropy_gradient([0, 0, 1, 1, 1e-13], [0, 1, 1, 0, 1]) * 5
    np.testing.assert_allclose(got[[0, 1, 2, 4]], [1, -1e12, -1, -1e12], rtol=1e-11)
    # 1 - 1e-12 is no float; its neighbours differ.
    assert got[3] == pytest.approx(1e12, rel=1e-4, abs=0)


def _exact_logits_loss(z: Any, t: Any) -> Any:
    z, t = mpmath.mpf(float(z)), mpmath.mpf(float(t))
    return t * mpmath.log1p(mpmath.exp(-z)) + (1 - t) * mpmath.log1p(mpmath.exp(z))


@pytest.mark.parametrize("t", [0.0, 0.25, 1.0])
def test_logits_loss_has_full_precision_everywhere(t: float) -> None:
    """From -1e4 to 1e4, and 40 on the right side is 4e-18, not 0."""
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        for z in (-1e4, -800.0, -40.0, -1.0, 0.0, 2.5, 40.0, 700.0, 1e4):
            want = _exact_logits_loss(z, t)
            got = losses.binary_cross_entropy_with_logits([z], [t])
            assert abs(got - want) <= 4e-16 * abs(want) + 1e-307
            want = (1 - t) / (1 + mpmath.exp(-z)) - t / (1 + mpmath.exp(z))
            slope = float(losses.binary_cross_entropy_with_logits_gradient([z], [t])[0])
            assert abs(slope - want) <= 1e-15 * abs(want) + 1e-307


def test_softmax_cross_entropy_is_stable() -> None:
    """Logits of 1e4, right and wrong, and rows far apart."""
    logits = [[1e4, -1e4], [-1e4, 1e4], [1e4, 1e4]]
    target = [[1, 0], [1, 0], [0, 1]]
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        got = losses.softmax_cross_entropy(logits, target)
        gradient = losses.softmax_cross_entropy_gradient(logits, target)
    assert got == pytest.approx((2e4 + np.log(2)) / 3, rel=1e-15, abs=0)
    want = np.array([[0, 0], [-1, 1], [0.5, -0.5]])
    np.testing.assert_allclose(gradient * 3, want, atol=1e-15)


def test_softmax_cross_entropy_takes_logits() -> None:
    """The softmax is applied inside, once."""
    z = np.array([[1.0, 3.0, -2.0]])
    want = -mpmath.log(mpmath.exp(3) / (mpmath.exp(1) + mpmath.exp(3) + mpmath.exp(-2)))
    got = losses.softmax_cross_entropy(z, [[0, 1, 0]])
    assert got == pytest.approx(float(want), rel=1e-14, abs=0)
