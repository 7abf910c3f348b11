"""Initial weights: a normal law of which only the variance differs."""
import numpy as np


def _normal(numerator, fan, n_in, n_out, seed):
    for name, n in (("n_in", n_in), ("n_out", n_out)):
        if n != int(n) or n < 1:
            raise ValueError(f"{name} = {n!r}: it must be an integer of at least 1")
    return np.sqrt(numerator / fan) * np.random.default_rng(seed).standard_normal((int(n_in), int(n_out)))


def xavier_normal(n_in, n_out, seed):
    return _normal(2, n_in + n_out, n_in, n_out, seed)


def he_normal(n_in, n_out, seed):
    return _normal(2, n_in, n_in, n_out, seed)
