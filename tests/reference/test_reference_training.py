"""reference.training, with spies for the network and the optimizer."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from reference import network, optimizers, training


class SpyNetwork:
    """Records what it is asked; its parameter counts the updates."""

    def __init__(self) -> None:
        self.batches: list[Any] = []
        self.scored: list[Any] = []
        self.count = 0.0

    def parameters(self) -> Any:
        return [np.array([float(self.count)])]

    def set_parameters(self, parameters: Any) -> None:
        self.count = float(parameters[0][0])

    def forward(self, X: Any) -> None:
        raise AssertionError("training does not need predictions")

    def gradients(self, X: Any, T: Any) -> Any:
        self.batches.append((X.copy(), T.copy()))
        return [np.array([10.0 * len(self.batches)])]

    def loss(self, X: Any, T: Any) -> Any:
        self.scored.append((X.copy(), T.copy(), len(self.batches)))
        return np.float64(self.count)


class SpyOptimizer:
    """Records its arguments and adds one to the parameter."""

    def __init__(self) -> None:
        self.calls: list[Any] = []

    def step(self, parameters: Any, gradients: Any) -> Any:
        self.calls.append((float(parameters[0][0]), float(gradients[0][0])))
        return (np.array([parameters[0][0] + 1.0]),)


def _data(m: Any) -> Any:
    X = np.arange(2.0 * m).reshape(m, 2)
    return X, X.sum(axis=1, keepdims=True)


@pytest.mark.parametrize(("m", "size"), [(10, 3), (10, 5), (10, 10), (10, 99), (1, 1), (7, 1)])
def test_minibatches_partition_the_rows(m: int, size: int) -> None:
    """Every row exactly once, pairs kept, a smaller last batch kept."""
    X, T = _data(m)
    batches = training.minibatches(X, T, size, seed=3)
    rows = [min(size, m - i) for i in range(0, m, size)]
    assert [len(x) for x, _ in batches] == [len(t) for _, t in batches] == rows
    drawn = np.vstack([x for x, _ in batches])
    assert np.array_equal(drawn[np.argsort(drawn[:, 0])], X)
    assert all(np.array_equal(x.sum(axis=1, keepdims=True), t) for x, t in batches)


def test_minibatches_are_shuffled_by_the_seed() -> None:
    """Not the order of X; the same for the same seed, another for another."""
    X, T = _data(50)

    def order(seed: int) -> list[float]:
        return [x[0, 0] for x, _ in training.minibatches(X, T, 1, seed)]

    assert order(1) == order(1)
    assert order(1) != order(2)
    assert order(1) != X[:, 0].tolist()


def test_minibatches_are_copies() -> None:
    """Writing to a batch changes neither X nor another batch; any shape of rows."""
    X, T = _data(4)
    for x, t in training.minibatches(X, T, 2, seed=0):
        assert not np.shares_memory(x, X)
        assert not np.shares_memory(t, T)
        x[...], t[...] = -1, -1
    assert np.array_equal(X, _data(4)[0])
    assert training.minibatches(np.zeros((4, 2, 3)), np.zeros(4), 3, 0)[0][0].shape == (3, 2, 3)
    assert list(training.minibatches(np.zeros((0, 2)), np.zeros((0, 1)), 3, 0)) == []


def test_full_batch_is_one_update_per_epoch_with_all_rows() -> None:
    """batch_size None: each epoch sees X, T once and whole."""
    X, T = _data(5)
    spy, optimizer = SpyNetwork(), SpyOptimizer()
    assert training.train(spy, optimizer, X, T, epochs=3) == [1.0, 2.0, 3.0]
    assert len(spy.batches) == 3
    for x, t in spy.batches:
        assert np.array_equal(np.sort(x, axis=0), X)
        assert np.array_equal(np.sort(t, axis=0), T)


def test_train_feeds_the_optimizer_and_sets_its_result() -> None:
    """Each step starts from the network's parameters and the batch's gradients."""
    X, T = _data(5)
    spy, optimizer = SpyNetwork(), SpyOptimizer()
    training.train(spy, optimizer, X, T, epochs=2, batch_size=2)
    assert optimizer.calls == [(k, 10.0 * (k + 1)) for k in range(6)]
    assert spy.count == 6


def test_the_loss_is_over_all_of_the_data_after_each_epoch() -> None:
    """Once per epoch, after its last update, on X and T as they were given."""
    X, T = _data(7)
    spy = SpyNetwork()
    history = training.train(spy, SpyOptimizer(), X, T, epochs=3, batch_size=3)
    assert history == [3.0, 6.0, 9.0]
    assert all(type(value) is float for value in history)
    assert [done for _, _, done in spy.scored] == [3, 6, 9]
    assert all(np.array_equal(x, X) and np.array_equal(t, T) for x, t, _ in spy.scored)


def test_every_epoch_draws_another_order() -> None:
    """Each epoch is a partition of the rows; the orders differ and come from the seed."""
    X, T = _data(20)

    def orders(seed: int = 0) -> Any:
        spy = SpyNetwork()
        training.train(spy, SpyOptimizer(), X, T, epochs=4, batch_size=6, seed=seed)
        assert all(np.array_equal(x.sum(axis=1, keepdims=True), t) for x, t in spy.batches)
        rows = [tuple(x[:, 0]) for x, _ in spy.batches]
        epochs = [sum(rows[i : i + 4], ()) for i in range(0, 16, 4)]
        assert all(sorted(epoch) == X[:, 0].tolist() for epoch in epochs)
        return epochs

    assert len(set(orders())) == 4
    default = SpyNetwork()
    training.train(default, SpyOptimizer(), X, T, epochs=4, batch_size=6)
    firsts = [x[0, 0] for x, _ in default.batches]
    assert firsts == [epoch[i] for epoch in orders(seed=0) for i in (0, 6, 12, 18)]
    assert orders(seed=1) == orders(seed=1)
    assert not set(orders(seed=0)) & set(orders(seed=1))


def test_no_epochs_no_updates() -> None:
    """With epochs = 0 it returns an empty list and leaves the network alone."""
    spy = SpyNetwork()
    assert training.train(spy, SpyOptimizer(), [[1, 2]], [[3]], epochs=0) == []
    assert (spy.batches, spy.scored) == ([], [])


@pytest.mark.parametrize("kind", ["SGD", "Momentum", "RMSProp", "Adam"])
def test_a_real_network_ends_trained(kind: Any) -> None:
    """The loss falls, and the network's own loss is the last of the history."""
    rng = np.random.default_rng(1)
    X, T = rng.normal(size=(20, 3)), rng.normal(size=(20, 2))
    mlp = network.MLP([3, 8, 2], "tanh", "linear", "mean_squared_error")
    start = mlp.loss(X, T)
    history = training.train(mlp, getattr(optimizers, kind)(0.01), X, T, 50, batch_size=8)
    assert len(history) == 50
    assert history[-1] < history[0] < start
    assert mlp.loss(X, T) == history[-1]
