import numpy as np
from nested import leave


def _gaussian(n_in, n_out, seed, fan):
    for name, size in (("n_in", n_in), ("n_out", n_out)):
        if not isinstance(size, (int, np.integer)) or size < 1:
            raise ValueError(f"{name} must be a positive integer, got {size!r}")
    rng = np.random.default_rng(seed)
    deviation = (2 / fan) ** 0.5
    return leave([[rng.normal(0.0, deviation) for _ in range(n_out)] for _ in range(n_in)], (n_in, n_out))


def xavier_normal(n_in, n_out, seed):
    return _gaussian(n_in, n_out, seed, n_in + n_out)


def he_normal(n_in, n_out, seed):
    return _gaussian(n_in, n_out, seed, n_in)
