"""reference.layers against autograd with random cotangents; dropout by its statistics."""

from __future__ import annotations

from typing import Any

import autograd  # type: ignore[import-untyped]
import autograd.numpy as anp  # type: ignore[import-untyped]
import numpy as np
import pytest

from reference import layers


def _arrays(*shapes: Any) -> Any:
    rng = np.random.default_rng(21)
    return [rng.normal(size=shape) for shape in shapes]


def _compare(got: Any, want: Any) -> None:
    for one, other in zip(got, want, strict=True):
        assert one.shape == other.shape
        np.testing.assert_allclose(one, other, rtol=1e-12, atol=1e-13)


@pytest.mark.parametrize(("m", "n_in", "n_out"), [(5, 3, 4), (1, 3, 2), (4, 3, 3), (2, 1, 1)])
def test_dense_against_autograd(m: int, n_in: int, n_out: int) -> None:
    """dx, dW and db of a random linear functional of z."""
    x, W, b, dz = _arrays((m, n_in), (n_in, n_out), n_out, (m, n_out))
    got = layers.dense_forward(x, W, b)
    want = [[sum(x[r] * W[:, c]) + b[c] for c in range(n_out)] for r in range(m)]
    np.testing.assert_allclose(got, want, rtol=1e-13, atol=1e-14)

    def functional(x: Any, W: Any, b: Any) -> Any:
        return anp.sum(dz * (anp.dot(x, W) + b))

    _compare(layers.dense_backward(dz, x, W), autograd.grad(functional, argnum=(0, 1, 2))(x, W, b))


def test_dense_backward_sums_over_the_batch() -> None:
    """The same row twice has twice the dW and db, and the same dx."""
    x, W, dz = _arrays((1, 3), (3, 2), (1, 2))
    dx, dW, db = layers.dense_backward(dz, x, W)
    dx2, dW2, db2 = layers.dense_backward(np.vstack([dz, dz]), np.vstack([x, x]), W)
    _compare([dx2, dW2, db2], [np.vstack([dx, dx]), 2 * dW, 2 * db])


def test_an_empty_batch_has_zero_gradients() -> None:
    """No rows: z and dx are empty, dW and db are zero."""
    W, b = np.ones((3, 2)), np.ones(2)
    assert layers.dense_forward(np.zeros((0, 3)), W, b).shape == (0, 2)
    dx, dW, db = layers.dense_backward(np.zeros((0, 2)), np.zeros((0, 3)), W)
    assert dx.shape == (0, 3)
    assert not dW.any()
    assert not db.any()
    assert (dW.shape, db.shape) == ((3, 2), (2,))


@pytest.mark.parametrize(("m", "n"), [(5, 3), (1, 4), (3, 1)])
def test_residual_against_autograd(m: int, n: float) -> None:
    """Forward and backward, through the branch and through the skip connection."""
    x, W, b, dy = _arrays((m, n), (n, n), n, (m, n))

    def forward(x: Any, W: Any, b: Any) -> Any:
        return x + anp.maximum(anp.dot(x, W) + b, 0)

    def functional(x: Any, W: Any, b: Any) -> Any:
        return anp.sum(dy * forward(x, W, b))

    np.testing.assert_allclose(layers.residual_forward(x, W, b), forward(x, W, b), rtol=1e-13)
    want = autograd.grad(functional, argnum=(0, 1, 2))(x, W, b)
    _compare(layers.residual_backward(dy, x, W, b), want)


def test_a_dead_residual_branch_leaves_the_skip_connection() -> None:
    """Where ReLU is off, dx is dy; the bias decides, not x or y."""
    x, dy = np.array([[5.0, 6.0]]), np.array([[1.0, -2.0]])
    off = np.array([-100.0, -100.0])
    dx, dW, db = layers.residual_backward(dy, x, np.eye(2), off)
    assert dx.tolist() == dy.tolist()
    assert not dW.any()
    assert not db.any()
    assert layers.residual_forward(x, np.eye(2), off).tolist() == x.tolist()


@pytest.mark.parametrize("p", [0.0, 0.1, 0.3, 0.5, 0.9])
def test_dropout_mask(p: float) -> None:
    """Entries 0 or 1 / (1 - p), y = x * mask, and the share of zeros is p.

    The number of zeros is binomial; six standard deviations fail by chance once in 5e8.
    """
    (x,) = _arrays((200, 300))
    y, mask = layers.dropout_forward(x, p, seed=4)
    assert set(np.unique(mask)) <= {0.0, 1 / (1 - p)}
    assert np.array_equal(y, x * mask)
    dropped = np.count_nonzero(mask == 0.0)
    assert abs(dropped - p * x.size) <= 6 * np.sqrt(x.size * p * (1 - p))


def test_dropped_entries_are_independent() -> None:
    """Neighbours in a row and in a column agree as often as independent ones would.

    The number of agreeing pairs is within six standard deviations (chance: 2e-9 each).
    """
    _, mask = layers.dropout_forward(np.ones((300, 300)), 0.5, seed=9)
    for pairs in (mask[1:] == mask[:-1], mask[:, 1:] == mask[:, :-1]):
        assert abs(np.count_nonzero(pairs) - pairs.size / 2) <= 3 * np.sqrt(pairs.size)


def test_dropout_in_evaluation_and_at_p_0() -> None:
    """Then y is x and the mask is ones; y is a new array all the same."""
    x = np.array([[1.0, 2.0]])
    for y, mask in (layers.dropout_forward(x, 0.5, 0, False), layers.dropout_forward(x, 0.0, 0)):
        assert y.tolist() == x.tolist()
        assert mask.tolist() == [[1.0, 1.0]]
        assert not np.shares_memory(x, y)


def test_dropout_seed() -> None:
    """Same seed, same mask; another seed, another mask; any shape."""
    x = np.ones((10, 10))
    first = layers.dropout_forward(x, 0.5, seed=1)[1]
    assert np.array_equal(first, layers.dropout_forward(x, 0.5, seed=1)[1])
    assert not np.array_equal(first, layers.dropout_forward(x, 0.5, seed=2)[1])
    assert np.shape(layers.dropout_forward(3.0, 0.5, 0)[1]) == ()
    assert layers.dropout_forward(np.ones((2, 3, 4)), 0.5, 0)[1].shape == (2, 3, 4)


def test_dropout_backward_uses_the_mask_it_is_given() -> None:
    """It returns dy * mask, also for a mask that no seed would draw."""
    dy, mask = _arrays((3, 4), (3, 4))
    assert np.array_equal(layers.dropout_backward(dy, mask), dy * mask)
