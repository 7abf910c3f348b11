"""What holds for every function: array-likes in, float64 out, nothing modified, nothing shared.

One table of calls, whose values are whole numbers so that each can be passed as integers too.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from reference import (
    activations,
    derivatives,
    gradient_descent,
    gradient_flow,
    initialization,
    layers,
    losses,
    network,
    optimizers,
    regularization,
    training,
)

X = np.array([[1.0, -2.0, 3.0], [0.0, 5.0, -1.0]])
T = np.array([[1.0, 0.0], [0.0, 1.0]])
ZEROS_AND_ONES = np.array([[1.0, 0.0, 1.0], [0.0, 0.0, 1.0]])
SQUARE = np.array([[1.0, 2.0, 0.0], [0.0, -1.0, 1.0], [2.0, 1.0, 1.0]])
W = np.array([[1.0, 2.0], [0.0, -1.0], [3.0, 1.0]])
B3, B2 = np.array([1.0, -1.0, 2.0]), np.array([1.0, -2.0])
P = [W, B2]
NETWORK = network.MLP([3, 2])


def _total(x: Any) -> Any:
    return np.sum(x * x)


def _square(x: Any) -> Any:
    return x * x


def _double(x: Any) -> Any:
    return 2.0 * x


def _train(X: Any, T: Any) -> Any:
    mlp = network.MLP([3, 2])
    history = training.train(mlp, optimizers.Adam(), X, T, 2, batch_size=1)
    return [*mlp.parameters(), *map(np.float64, history)]


def _set_and_get(W: Any, b: Any) -> Any:
    mlp = network.MLP([3, 2])
    mlp.set_parameters([W, b])
    return mlp.parameters()


def _two_steps(kind: Any) -> Any:
    def call(W: Any, b: Any, gW: Any, gb: Any) -> Any:
        optimizer = kind()
        return [*optimizer.step([W, b], [gW, gb]), *optimizer.step([W, b], [gW, gb])]

    return call


# name: (function of arrays only, arrays)
CALLS: dict[str, tuple[Any, list[Any]]] = {
    "partial_derivative": (lambda x: derivatives.partial_derivative(_total, x, 1), [B3]),
    "numerical_gradient": (lambda x: derivatives.numerical_gradient(_total, x), [X]),
    "numerical_jacobian": (lambda x: derivatives.numerical_jacobian(_square, x), [B3]),
    "power_derivative": (lambda x: derivatives.power_derivative(x, 2), [X]),
    "exponential_derivative": (lambda x: derivatives.exponential_derivative(x, 2), [X]),
    "logarithm_derivative": (lambda x: derivatives.logarithm_derivative(x, 2), [X + 3]),
    "chain_rule": (lambda x: derivatives.chain_rule(np.cos, _square, _double, x), [X]),
    "multivariate_chain_rule": (derivatives.multivariate_chain_rule, [B3, W]),
    "relative_error": (derivatives.relative_error, [X, ZEROS_AND_ONES]),
    "softmax": (activations.softmax, [X]),
    "softmax_jacobian": (activations.softmax_jacobian, [B3]),
    "gradient_step": (lambda x, g: gradient_descent.gradient_step(x, g, 1), [X, ZEROS_AND_ONES]),
    "gradient_descent": (lambda x: gradient_descent.gradient_descent(_double, x)[0], [X]),
    "no descent": (lambda x: gradient_descent.gradient_descent(_double, x, tolerance=99)[0], [X]),
    "dense_forward": (layers.dense_forward, [X, W, B2]),
    "dense_backward": (layers.dense_backward, [T, X, W]),
    "residual_forward": (layers.residual_forward, [X, SQUARE, B3]),
    "residual_backward": (layers.residual_backward, [ZEROS_AND_ONES, X, SQUARE, B3]),
    "dropout_forward": (lambda x: layers.dropout_forward(x, 0.5, 1), [X]),
    "no dropout": (lambda x: layers.dropout_forward(x, 0.5, 1, False), [X]),
    "dropout_backward": (layers.dropout_backward, [X, ZEROS_AND_ONES]),
    "MLP.forward": (NETWORK.forward, [X]),
    "MLP.loss": (NETWORK.loss, [X, T]),
    "MLP.gradients": (NETWORK.gradients, [X, T]),
    "linear MLP": (lambda X: network.MLP([3, 2], output="linear").forward(X), [X]),
    "MLP.set_parameters": (_set_and_get, P),
    "minibatches": (lambda X, T: sum(training.minibatches(X, T, 2, 0), ()), [X, T]),
    "train": (_train, [X, T]),
    "l1_penalty": (lambda *p: regularization.l1_penalty(p, 1), P),
    "l2_penalty": (lambda *p: regularization.l2_penalty(p, 1), P),
    "l1_gradients": (lambda *p: regularization.l1_gradients(p, 1), P),
    "l2_gradients": (lambda *p: regularization.l2_gradients(p, 1), P),
    "clip_by_value": (lambda *p: optimizers.clip_by_value(p, 99), P),
    "clip_by_global_norm": (lambda *p: optimizers.clip_by_global_norm(p, 99), P),
    "clipping by norm": (lambda *p: optimizers.clip_by_global_norm(p, 1), P),
    "layer_gradient_norms": (lambda X: gradient_flow.layer_gradient_norms(NETWORK, X, T), [X]),
}
for _name in ("sigmoid", "tanh", "relu", "leaky_relu"):
    CALLS[_name] = (getattr(activations, _name), [X])
    CALLS[f"{_name}_derivative"] = (getattr(activations, f"{_name}_derivative"), [X])
for _name in ("sigmoid_derivative_from_output", "tanh_derivative_from_output"):
    CALLS[_name] = (getattr(activations, _name), [ZEROS_AND_ONES])
for _name in ("half_squared_error", "mean_squared_error", "binary_cross_entropy"):
    CALLS[_name] = (getattr(losses, _name), [ZEROS_AND_ONES, X])
    CALLS[f"{_name}_gradient"] = (getattr(losses, f"{_name}_gradient"), [ZEROS_AND_ONES, X])
for _name in ("binary_cross_entropy_with_logits", "softmax_cross_entropy"):
    CALLS[_name] = (getattr(losses, _name), [X, ZEROS_AND_ONES])
    CALLS[f"{_name}_gradient"] = (getattr(losses, f"{_name}_gradient"), [X, ZEROS_AND_ONES])
for _name in ("sine_derivative", "cosine_derivative"):
    CALLS[_name] = (getattr(derivatives, _name), [X])
for _kind in (optimizers.SGD, optimizers.Momentum, optimizers.RMSProp, optimizers.Adam):
    CALLS[f"{_kind.__name__}.step"] = (_two_steps(_kind), [*P, W, B2])


def _read_only(array: Any) -> Any:
    result = array.copy()
    result.setflags(write=False)
    return result


def _strided(array: Any) -> Any:
    """Return the array as every other entry of a larger one, along every axis."""
    larger = np.full([2 * n for n in array.shape], np.nan)
    view = larger[tuple(slice(None, None, 2) for _ in array.shape)]
    view[...] = array
    return view


FORMS: dict[str, Callable[[Any], Any]] = {
    "list": lambda a: a.tolist(),
    "tuple": lambda a: tuple(a.tolist()),
    "integers": lambda a: a.astype(np.int64),
    "small integers": lambda a: a.astype(np.int8),
    "list of integers": lambda a: a.astype(int).tolist(),
    "float32": lambda a: a.astype(np.float32),
    "Fortran order": lambda a: np.asfortranarray(a),
    "strided": _strided,
    "reversed": lambda a: a[::-1].copy()[::-1],
    "read-only": _read_only,
    "matrix subclass": lambda a: a.view(type("Odd", (np.ndarray,), {})),
}


def _results(value: Any) -> Any:
    return list(value) if isinstance(value, (list, tuple)) else [value]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", CALLS)
def test_anything_array_like_gives_the_same_float64_result(name: str, form: str) -> None:
    """Lists, integers, other dtypes, orders and strides mean what the plain array means."""
    function, arrays = CALLS[name]
    want = _results(function(*[a.copy() for a in arrays]))
    got = _results(function(*[FORMS[form](a.copy()) for a in arrays]))
    assert len(got) == len(want)
    for one, other in zip(got, want, strict=True):
        assert np.asarray(one).dtype == np.float64
        assert type(one) in (float, np.float64, np.ndarray)
        np.testing.assert_allclose(one, other, rtol=1e-14, atol=1e-15)


@pytest.mark.parametrize("name", CALLS)
def test_arguments_are_neither_modified_nor_shared(name: str) -> None:
    """Afterwards every argument is what it was, and no result is a view of one."""
    function, arrays = CALLS[name]
    given = [a.copy() for a in arrays]
    results = _results(function(*given))
    for before, after in zip(arrays, given, strict=True):
        assert np.array_equal(before, after)
    for i, result in enumerate(results):
        assert not any(np.shares_memory(result, a) for a in given)
        assert not any(np.shares_memory(result, other) for other in results[:i])


def test_writing_to_results_does_not_change_later_ones() -> None:
    """No result is a live view of the state of a network or an optimizer."""
    for name, (function, arrays) in CALLS.items():
        first = _results(function(*arrays))
        copies = [np.array(r) for r in first]
        for result in first:
            if isinstance(result, np.ndarray):
                result[...] = 77.0
        again = _results(function(*arrays))
        assert all(np.array_equal(a, b) for a, b in zip(copies, again, strict=True)), name


def test_global_random_state_is_neither_read_nor_changed() -> None:
    """Every source of randomness is its seed argument."""
    draws: list[Callable[[], Any]] = [
        lambda: initialization.xavier_normal(3, 4, 5),
        lambda: initialization.he_normal(3, 4, 5),
        lambda: layers.dropout_forward(np.ones((4, 4)), 0.5, 5)[1],
        lambda: network.MLP([3, 4], seed=5).parameters()[0],
        lambda: training.minibatches(np.arange(9), np.arange(9), 9, 5)[0][0],
        lambda: _train(X, T)[0],
    ]
    for draw in draws:
        np.random.seed(1)
        random.seed(1)
        before = random.getstate(), [str(part) for part in np.random.get_state()]
        first = draw()
        assert before == (random.getstate(), [str(part) for part in np.random.get_state()])
        np.random.seed(2)
        random.seed(2)
        assert np.array_equal(first, draw())


def test_the_table_is_complete() -> None:
    """Every public function and class that takes arrays has a row in the table."""
    modules = [activations, derivatives, gradient_descent, layers, losses, regularization]
    known = {name.split(".")[0] for name in CALLS}
    takes_no_array = {"forward_difference", "central_difference", "check_gradient"}
    for module in modules:
        for name, value in vars(module).items():
            if callable(value) and getattr(value, "__module__", "") == module.__name__:
                assert name.startswith("_") or name in known | takes_no_array, name
