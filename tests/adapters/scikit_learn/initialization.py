"""sklearn.random_projection's Gaussian matrix, whose variance is 1 / n_in, scaled."""

from __future__ import annotations

import numpy as np
from sklearn.random_projection import _gaussian_random_matrix
from sklearn.utils import check_random_state

from .arrays import Array, array, whole


def xavier_normal(n_in: int, n_out: int, seed: int) -> Array:
    return draw_xavier(n_in, n_out, check_random_state(seed))


def he_normal(n_in: int, n_out: int, seed: int) -> Array:
    return draw_he(n_in, n_out, check_random_state(seed))


def draw_xavier(n_in: int, n_out: int, random: np.random.RandomState) -> Array:
    return array(_gaussian(n_in, n_out, random) * np.sqrt(2.0 * n_in / (n_in + n_out)))


def draw_he(n_in: int, n_out: int, random: np.random.RandomState) -> Array:
    return array(_gaussian(n_in, n_out, random) * np.sqrt(2.0))


def _gaussian(n_in: int, n_out: int, random: np.random.RandomState) -> Array:
    return array(_gaussian_random_matrix(whole(n_in, "n_in", 1), whole(n_out, "n_out", 1), random))
