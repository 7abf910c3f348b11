"""torch.nn.init.xavier_normal_ and kaiming_normal_."""

from __future__ import annotations

import torch
from torch.nn import init

from .tensors import Array, array, whole


def xavier_normal(n_in: int, n_out: int, seed: int) -> Array:
    return array(init.xavier_normal_(_empty(n_in, n_out), generator=generator(seed)).T)


def he_normal(n_in: int, n_out: int, seed: int) -> Array:
    weights = _empty(n_in, n_out)
    return array(init.kaiming_normal_(weights, nonlinearity="relu", generator=generator(seed)).T)


def generator(seed: int) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def _empty(n_in: int, n_out: int) -> torch.Tensor:
    """Return weights as PyTorch has them, one row for each output."""
    return torch.empty(whole(n_out, "n_out", 1), whole(n_in, "n_in", 1), dtype=torch.float64)
