"""Normal draws; nothing is differentiated here."""

from __future__ import annotations

import numpy as np

from .arrays import Array, whole


def xavier_normal(n_in: int, n_out: int, seed: int) -> Array:
    return draw_xavier(np.random.default_rng(seed), n_in, n_out)


def he_normal(n_in: int, n_out: int, seed: int) -> Array:
    return draw_he(np.random.default_rng(seed), n_in, n_out)


def draw_xavier(generator: np.random.Generator, n_in: int, n_out: int) -> Array:
    shape = whole(n_in, "n_in", 1), whole(n_out, "n_out", 1)
    return generator.normal(0.0, np.sqrt(2.0 / sum(shape)), shape)


def draw_he(generator: np.random.Generator, n_in: int, n_out: int) -> Array:
    shape = whole(n_in, "n_in", 1), whole(n_out, "n_out", 1)
    return generator.normal(0.0, np.sqrt(2.0 / n_in), shape)
