"""reference.network: values and gradients against autograd, parameters, initial weights."""

from __future__ import annotations

import itertools
from typing import Any

import autograd  # type: ignore[import-untyped]
import autograd.numpy as anp  # type: ignore[import-untyped]
import numpy as np
import pytest

from reference import losses, network

ACTIVATIONS = {
    "sigmoid": lambda z: 1 / (1 + anp.exp(-z)),
    "tanh": anp.tanh,
    "relu": lambda z: anp.maximum(z, 0),
    "linear": lambda z: z,
    "softmax": lambda z: anp.exp(z) / anp.sum(anp.exp(z), axis=1, keepdims=True),
}
LOSSES = {
    "half_squared_error": lambda y, t: anp.sum((y - t) ** 2) / 2 / len(t),
    "mean_squared_error": lambda y, t: anp.mean((y - t) ** 2),
    "binary_cross_entropy": lambda y, t: -anp.mean(t * anp.log(y) + (1 - t) * anp.log(1 - y)),
    "softmax_cross_entropy": lambda y, t: -anp.sum(t * anp.log(y)) / len(t),
}
PAIRS = [
    *itertools.product(
        ["linear", "sigmoid"], ["half_squared_error", "mean_squared_error", "binary_cross_entropy"]
    ),
    ("softmax", "softmax_cross_entropy"),
]
HIDDEN = ["sigmoid", "tanh", "relu"]


def _forward(parameters: Any, X: Any, hidden: Any, output: Any) -> Any:
    a, count = X, len(parameters) // 2
    for layer in range(count):
        z = anp.dot(a, parameters[2 * layer]) + parameters[2 * layer + 1]
        a = ACTIVATIONS[output if layer == count - 1 else hidden](z)
    return a


def _problem(sizes: Any, m: Any, output: Any, loss: Any, seed: Any = 0) -> Any:
    """Return parameters with non-zero biases, inputs and targets that suit the loss."""
    rng = np.random.default_rng(seed)
    parameters = []
    for n_in, n_out in itertools.pairwise(sizes):
        parameters += [rng.normal(size=(n_in, n_out)), rng.normal(size=n_out)]
    if output == "linear" and loss == "binary_cross_entropy":
        # Keep the linear outputs inside (0, 1), where this loss is defined.
        parameters[-2] *= 0.02
        parameters[-1] = rng.uniform(0.4, 0.6, size=sizes[-1])
    X = rng.normal(size=(m, sizes[0]))
    T = rng.uniform(size=(m, sizes[-1]))
    if output == "softmax":
        T = np.eye(sizes[-1])[rng.integers(sizes[-1], size=m)]
    return parameters, X, T


def _check(sizes: Any, m: Any, hidden: Any, output: Any, loss: Any, seed: Any = 0) -> None:
    parameters, X, T = _problem(sizes, m, output, loss, seed)
    mlp = network.MLP(sizes, hidden, output, loss)
    mlp.set_parameters(parameters)
    np.testing.assert_allclose(mlp.forward(X), _forward(parameters, X, hidden, output), rtol=1e-12)

    def objective(parameters: Any) -> Any:
        return LOSSES[loss](_forward(parameters, X, hidden, output), T)

    assert mlp.loss(X, T) == pytest.approx(float(objective(parameters)), rel=1e-12, abs=0)
    got, want = mlp.gradients(X, T), autograd.grad(objective)(parameters)
    assert len(got) == len(want)
    for one, other in zip(got, want, strict=True):
        assert one.shape == other.shape
        assert np.max(np.abs(one - other)) <= 1e-11 * np.max(np.abs(other)) + 1e-15


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize(("output", "loss"), PAIRS)
def test_gradients_of_every_combination(hidden: str, output: str, loss: str) -> None:
    """Hidden x output x loss, with distinct and with equal widths, and a batch of one."""
    _check([3, 5, 4, 2], 6, hidden, output, loss)
    _check([3, 4, 4, 3], 5, hidden, output, loss, seed=1)
    _check([2, 3, 2], 1, hidden, output, loss, seed=2)


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("layers", range(1, 7))
def test_gradients_at_every_depth(hidden: str, layers: int) -> None:
    """One layer (no hidden one) to six."""
    sizes = [3, 4, 5, 4, 6, 3, 2][-layers - 1 :]
    _check(sizes, 4, hidden, "sigmoid", "half_squared_error")
    _check(sizes, 4, hidden, "softmax", "softmax_cross_entropy")


@pytest.mark.parametrize("sizes", [[2, 1], [1, 1, 1], [4, 1, 3]])
def test_gradients_with_single_units(sizes: list[int]) -> None:
    """Layers of one unit are nothing special."""
    _check(sizes, 3, "tanh", "sigmoid", "binary_cross_entropy")


def test_gradients_where_cross_entropy_clips() -> None:
    """A clipped prediction does not move the loss; the others keep their exact gradient."""
    mlp = network.MLP([1, 2], output="sigmoid", loss="binary_cross_entropy")
    mlp.set_parameters([np.array([[40.0, 0.5]]), np.array([0.0, 0.0])])
    dW, db = mlp.gradients([[1.0]], [[0.0, 1.0]])
    slope = (1 / (1 + np.exp(-0.5)) - 1) / 2
    np.testing.assert_allclose([dW[0], db], [[0.0, slope], [0.0, slope]], rtol=1e-14)


def test_saturated_predictions_keep_their_gradient() -> None:
    """At z = 25, on the right side, the gradient is 1.4e-11 to full relative precision."""
    mlp = network.MLP([1, 1], output="sigmoid", loss="binary_cross_entropy")
    mlp.set_parameters([[[25.0]], [0.0]])
    want = -np.exp(-25) / (1 + np.exp(-25))
    assert float(mlp.gradients([[1.0]], [[1.0]])[1][0]) == pytest.approx(want, rel=1e-14, abs=0)


def test_softmax_loss_is_computed_from_logits() -> None:
    """Logits of 1e4 give a finite loss and gradient, and forward gives probabilities."""
    mlp = network.MLP([1, 2], output="softmax", loss="softmax_cross_entropy")
    mlp.set_parameters([np.array([[1e4, -1e4]]), np.zeros(2)])
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        assert mlp.forward([[1]]).tolist() == [[1.0, 0.0]]
        assert mlp.loss([[1]], [[0, 1]]) == 2e4
        assert mlp.gradients([[1]], [[0, 1]])[1].tolist() == [1.0, -1.0]


def test_loss_is_the_named_loss_of_forward() -> None:
    """A perfect prediction of 0 and 1 has the clipped cross-entropy."""
    mlp = network.MLP([2, 3, 2], loss="binary_cross_entropy", seed=3)
    X, T = [[1, 2], [3, -4]], [[0, 1], [1, 1]]
    assert mlp.loss(X, T) == losses.binary_cross_entropy(mlp.forward(X), T)
    mlp.set_parameters([p * 1000 for p in mlp.parameters()])
    assert np.isfinite(mlp.loss(X, T))


def test_defaults() -> None:
    """Sigmoid everywhere, half the squared error, seed 0."""
    one = network.MLP([3, 4, 2])
    other = network.MLP([3, 4, 2], "sigmoid", "sigmoid", "half_squared_error", 0)
    X, T = np.ones((2, 3)), np.zeros((2, 2))
    assert one.forward(X).tolist() == other.forward(X).tolist()
    assert one.loss(X, T) == np.sum(one.forward(X) ** 2) / 4 == other.loss(X, T)


def test_parameters_are_copies_and_set_parameters_copies() -> None:
    """What the caller does to the arrays does not reach the network."""
    mlp = network.MLP([3, 4, 2])
    before = mlp.parameters()
    for array in mlp.parameters():
        array[...] = 9.0
    mine = [p + 1.0 for p in before]
    assert all(np.array_equal(p, q) for p, q in zip(mlp.parameters(), before, strict=True))
    mlp.set_parameters(mine)
    for array in mine:
        array[...] = 9.0
    after = mlp.parameters()
    assert all(np.array_equal(p, q + 1.0) for p, q in zip(after, before, strict=True))
    mlp.set_parameters([p.tolist() for p in before])
    assert all(np.array_equal(p, q) for p, q in zip(mlp.parameters(), before, strict=True))


def test_no_call_but_set_parameters_changes_anything() -> None:
    """forward, loss and gradients repeat themselves to the bit, in any order."""
    mlp = network.MLP([3, 4, 2], hidden="relu")
    rng = np.random.default_rng(5)
    X, T, other = rng.normal(size=(4, 3)), rng.normal(size=(4, 2)), rng.normal(size=(7, 3))
    before, gradients = mlp.parameters(), mlp.gradients(X, T)
    mlp.forward(other)
    mlp.loss(other, np.zeros((7, 2)))
    again = mlp.gradients(X, T)
    assert all(np.array_equal(g, h) for g, h in zip(gradients, again, strict=True))
    assert all(np.array_equal(p, q) for p, q in zip(mlp.parameters(), before, strict=True))


def test_wrong_parameters_leave_the_network_as_it_was() -> None:
    """A bad last array does not let the first ones through."""
    mlp = network.MLP([3, 4, 2])
    before = mlp.parameters()
    bad = [p + 1.0 for p in before[:-1]] + [np.zeros(3)]
    with pytest.raises(ValueError, match="parameters has the shapes"):
        mlp.set_parameters(bad)
    assert all(np.array_equal(p, q) for p, q in zip(mlp.parameters(), before, strict=True))


@pytest.mark.parametrize("hidden", HIDDEN)
def test_initial_weights(hidden: str) -> None:
    """Xavier everywhere, but He into ReLU hidden layers; biases zero.

    The sample variance of n normal draws is off by six sqrt(2 / n) once in 5e8.
    """
    sizes = [300, 100, 100, 50]
    parameters = network.MLP(sizes, hidden, seed=2).parameters()
    for layer, W in enumerate(parameters[0::2]):
        n_in, n_out = sizes[layer], sizes[layer + 1]
        variance = 2 / n_in if hidden == "relu" and layer < 2 else 2 / (n_in + n_out)
        assert abs(np.mean(W**2) / variance - 1) <= 6 * np.sqrt(2 / W.size)
    assert not any(b.any() for b in parameters[1::2])


def test_initial_weights_come_from_the_seed() -> None:
    """Same seed, same weights; another seed or another layer, other weights."""
    one, two = (network.MLP([4, 4, 4, 4], seed=s).parameters()[0::2] for s in (1, 2))
    again = network.MLP([4, 4, 4, 4], seed=1).parameters()[0::2]
    assert all(np.array_equal(p, q) for p, q in zip(one, again, strict=True))
    values = np.concatenate([W.ravel() for W in one + two])
    assert np.unique(values).size == values.size


@pytest.mark.parametrize(("hidden", "norm"), [("sigmoid", 1.0), ("relu", 2.0)])
def test_deep_gradients_stay_within_their_bounds(hidden: str, norm: float) -> None:
    """A layer passes on at most the norm of its weights times the steepest slope: a quarter, or 1.

    With one row, the derivative by a bias is the one by z. Nothing is negative here, so that every
    ReLU is active, and the smallest singular value bounds what it passes on from below.
    """
    rng = np.random.default_rng(3)
    mlp = network.MLP([3] * 21, hidden, output="linear")
    parameters = []
    for _ in range(20):
        W = rng.uniform(0.5, 1.0, (3, 3))
        parameters += [W * (norm / np.linalg.norm(W, 2)), rng.uniform(0.25, 0.5, 3)]
    mlp.set_parameters(parameters)
    deltas = mlp.gradients(rng.uniform(0.5, 1.0, (1, 3)), np.zeros((1, 3)))[1::2]
    norms = [float(np.linalg.norm(delta)) for delta in deltas]
    for before, after, W in zip(norms, norms[1:], parameters[2::2], strict=False):
        singular = np.linalg.svd(W, compute_uv=False)
        steepest = 0.25 if hidden == "sigmoid" else 1.0
        assert before <= steepest * singular[0] * after * (1.0 + 1e-12)
        assert hidden == "sigmoid" or before >= singular[-1] * after * (1.0 - 1e-12)
    assert norms[0] < 1e-10 * norms[-1] if hidden == "sigmoid" else norms[0] > 1e4 * norms[-1]


def test_an_empty_batch_can_be_predicted() -> None:
    """No rows in, no rows out."""
    assert network.MLP([3, 4, 2]).forward(np.zeros((0, 3))).shape == (0, 2)


def test_xor_is_learned_from_given_parameters() -> None:
    """Plain gradient descent on 2-8-1 with cross-entropy, rate 1, 3000 steps, solves XOR."""
    mlp = network.MLP([2, 8, 1], loss="binary_cross_entropy", seed=1)
    X, T = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([[0], [1], [1], [0]])
    for _ in range(3000):
        pairs = zip(mlp.parameters(), mlp.gradients(X, T), strict=True)
        mlp.set_parameters([p - g for p, g in pairs])
    assert np.array_equal(np.round(mlp.forward(X)), T)
