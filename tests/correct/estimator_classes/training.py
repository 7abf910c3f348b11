"""Splitting into mini-batches, and a trainer with history_."""
from dataclasses import dataclass

import numpy as np

from student_template.derivatives import check_array, check_integer


def check_rows(X, T):
    X, T = check_array(X, "X"), check_array(T, "T")
    if X.ndim == 0 or T.ndim == 0 or X.shape[0] != T.shape[0]:
        raise ValueError(f"X has shape {X.shape} and T {T.shape}: they must have the same number of rows")
    return X, T


@dataclass(eq=False)
class BatchSplitter:
    batch_size: int
    seed: int = 0

    def __post_init__(self):
        self.batch_size = check_integer(self.batch_size, "batch_size", 1)

    def split(self, X, T):
        X, T = check_rows(X, T)
        order = np.arange(X.shape[0])
        np.random.default_rng(self.seed).shuffle(order)
        for start in range(0, len(order), self.batch_size):
            chosen = order[start:start + self.batch_size]
            yield X[chosen], T[chosen]


@dataclass(eq=False)
class Trainer:
    network: object
    optimizer: object
    epochs: int
    batch_size: int | None = None
    seed: int = 0

    def __post_init__(self):
        self.epochs = check_integer(self.epochs, "epochs", 0)
        if self.batch_size is not None:
            check_integer(self.batch_size, "batch_size", 1)

    def fit(self, X, T):
        X, T = check_rows(X, T)
        self.history_ = []
        rng = np.random.default_rng(self.seed)
        for _ in range(self.epochs):
            batches = [(X, T)]
            if self.batch_size is not None:
                batches = BatchSplitter(self.batch_size, rng.integers(2**63)).split(X, T)
            for X_batch, T_batch in batches:
                gradients = self.network.gradients(X_batch, T_batch)
                self.network.set_parameters(self.optimizer.step(self.network.parameters(), gradients))
            self.history_.append(float(self.network.loss(X, T)))
        return self


def minibatches(X, T, batch_size, seed):
    return list(BatchSplitter(batch_size, seed).split(X, T))


def train(network, optimizer, X, T, epochs, batch_size=None, seed=0):
    return Trainer(network, optimizer, epochs, batch_size, seed).fit(X, T).history_
