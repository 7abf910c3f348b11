"""reference.initialization: variance, mean, distribution, seeds."""

from __future__ import annotations

import numpy as np
import pytest

from reference import initialization

VARIANCE = {
    "xavier_normal": lambda n_in, n_out: 2 / (n_in + n_out),
    "he_normal": lambda n_in, n_out: 2 / n_in,
}


@pytest.mark.parametrize("name", VARIANCE)
@pytest.mark.parametrize(("n_in", "n_out"), [(400, 100), (100, 400), (1, 50000), (50000, 1)])
def test_moments(name: str, n_in: int, n_out: int) -> None:
    """Mean 0, the variance of the rule, and the fourth moment of a normal distribution.

    For n normal draws the standard deviations are s / sqrt(n), s**2 sqrt(2 / n) and
    s**4 sqrt(96 / n); six of them fail by chance less than once in 1e8.
    """
    W = getattr(initialization, name)(n_in, n_out, seed=7)
    assert W.shape == (n_in, n_out)
    assert W.dtype == np.float64
    variance, n = VARIANCE[name](n_in, n_out), W.size
    assert abs(np.mean(W)) <= 6 * np.sqrt(variance / n)
    assert abs(np.mean(W**2) / variance - 1) <= 6 * np.sqrt(2 / n)
    assert abs(np.mean(W**4) / variance**2 - 3) <= 6 * np.sqrt(96 / n)


@pytest.mark.parametrize("name", VARIANCE)
def test_seed(name: str) -> None:
    """Same seed, same weights; another seed, others; no two weights are equal."""
    draw = getattr(initialization, name)
    assert np.array_equal(draw(20, 30, 1), draw(20, 30, 1))
    assert not np.any(draw(20, 30, 1) == draw(20, 30, 2))
    assert np.unique(draw(20, 30, 1)).size == 600
