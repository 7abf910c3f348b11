"""Initial weights."""
import numpy as np


def _normal(n_in, n_out, seed, variance):
    weights = np.random.default_rng(seed).standard_normal((n_in, n_out))
    weights *= np.sqrt(variance)
    return weights


def _check(**sizes):
    for name, size in sizes.items():
        if size < 1 or size != int(size):
            raise ValueError(f"{name} must be an integer >= 1, got {size!r}")


def xavier_normal(n_in, n_out, seed):
    _check(n_in=n_in, n_out=n_out)
    return _normal(int(n_in), int(n_out), seed, 2.0 / (n_in + n_out))


def he_normal(n_in, n_out, seed):
    _check(n_in=n_in, n_out=n_out)
    return _normal(int(n_in), int(n_out), seed, 2.0 / n_in)
