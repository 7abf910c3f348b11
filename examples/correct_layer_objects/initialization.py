"""Random starting weights that keep the variance from layer to layer."""

import math

from .toolkit import generator, whole


def _draw(n_in, n_out, seed, variance):
    shape = whole(n_in, "n_in", 1), whole(n_out, "n_out", 1)
    return math.sqrt(variance(*shape)) * generator(seed).standard_normal(shape)


def xavier_normal(n_in, n_out, seed):
    return _draw(n_in, n_out, seed, lambda rows, columns: 2.0 / (rows + columns))


def he_normal(n_in, n_out, seed):
    return _draw(n_in, n_out, seed, lambda rows, columns: 2.0 / rows)
