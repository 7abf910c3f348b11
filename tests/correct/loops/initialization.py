"""Random weights, drawn one by one."""

import math

import numpy as np


def _draw(n_in, n_out, seed, variance_of):
    for name, size in (("n_in", n_in), ("n_out", n_out)):
        if not isinstance(size, (int, np.integer)) or size < 1:
            raise ValueError(f"{name} must be an integer >= 1, got {size!r}")
    deviation = math.sqrt(variance_of(int(n_in), int(n_out)))
    rng = np.random.default_rng(seed)
    weights = np.empty((n_in, n_out))
    for i in range(n_in):
        for j in range(n_out):
            weights[i, j] = deviation * rng.standard_normal()
    return weights


def xavier_normal(n_in, n_out, seed):
    return _draw(n_in, n_out, seed, lambda fan_in, fan_out: 2.0 / (fan_in + fan_out))


def he_normal(n_in, n_out, seed):
    return _draw(n_in, n_out, seed, lambda fan_in, fan_out: 2.0 / fan_in)
