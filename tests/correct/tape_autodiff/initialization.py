"""Initial weights."""
import numpy as np


def _normal(n_in, n_out, seed, variance):
    for name, n in (("n_in", n_in), ("n_out", n_out)):
        if n != int(n) or n < 1:
            raise ValueError(f"{name} = {n!r}: it must be an integer of at least 1")
    scale = np.sqrt(variance(n_in, n_out))
    return np.random.default_rng(seed).normal(scale=scale, size=(int(n_in), int(n_out)))


def xavier_normal(n_in, n_out, seed):
    return _normal(n_in, n_out, seed, lambda n_in, n_out: 2.0 / (n_in + n_out))


def he_normal(n_in, n_out, seed):
    return _normal(n_in, n_out, seed, lambda n_in, n_out: 2.0 / n_in)
