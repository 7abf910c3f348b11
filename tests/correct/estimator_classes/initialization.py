"""Weight initialisers."""
from dataclasses import dataclass

import numpy as np

from student_template.derivatives import check_integer


@dataclass(frozen=True)
class NormalInitializer:
    """Centred normal weights with variance `gain / fan`."""

    mode: str

    def sample(self, n_in, n_out, seed):
        n_in, n_out = check_integer(n_in, "n_in", 1), check_integer(n_out, "n_out", 1)
        fan = n_in if self.mode == "he" else n_in + n_out
        return np.random.default_rng(seed).normal(0.0, np.sqrt(2.0 / fan), size=(n_in, n_out))


def xavier_normal(n_in, n_out, seed):
    return NormalInitializer("xavier").sample(n_in, n_out, seed)


def he_normal(n_in, n_out, seed):
    return NormalInitializer("he").sample(n_in, n_out, seed)
