"""Every documented error is raised, and its message names the argument."""

# The calls are wrong on purpose.
# mypy: disable-error-code="arg-type, list-item"

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import Any

import numpy as np
import pytest

from reference import (
    activations,
    derivatives,
    gradient_descent,
    initialization,
    layers,
    losses,
    network,
    optimizers,
    regularization,
    training,
)

A23, A32, A22, V2, V3 = np.ones((2, 3)), np.ones((3, 2)), np.ones((2, 2)), np.ones(2), np.ones(3)
MLP = network.MLP([3, 4, 2])
BCE = network.MLP([3, 2], output="linear", loss="binary_cross_entropy")
BCE.set_parameters([np.zeros((3, 2)), np.full(2, 5.0)])
PARAMETERS = MLP.parameters()


def _ident(x: Any) -> Any:
    return x


def _one(x: Any) -> Any:
    return 1.0


# (words that the message must hold, the call)
CASES: list[tuple[str, Callable[[], object]]] = [
    ("h is 0.0", lambda: derivatives.forward_difference(_ident, 1.0, h=0)),
    ("h is -0.1", lambda: derivatives.forward_difference(_ident, 1.0, h=-0.1)),
    ("x has shape (2,)", lambda: derivatives.forward_difference(_ident, [1.0, 2.0])),
    ("f(x) has shape (2,)", lambda: derivatives.forward_difference(lambda x: [x, x], 1.0)),
    ("h is nan", lambda: derivatives.central_difference(_ident, 1.0, h=np.nan)),
    ("x has shape (1,)", lambda: derivatives.central_difference(_ident, [1.0])),
    ("f(x) has shape (1,)", lambda: derivatives.central_difference(lambda x: [x], 1.0)),
    ("i is 2", lambda: derivatives.partial_derivative(_one, V2, 2)),
    ("i is -1", lambda: derivatives.partial_derivative(_one, V2, -1)),
    ("i is 0.5", lambda: derivatives.partial_derivative(_one, V2, 0.5)),
    ("i is 0", lambda: derivatives.partial_derivative(_one, [], 0)),
    ("x has shape (2, 3)", lambda: derivatives.partial_derivative(_one, A23, 0)),
    ("h is 0.0", lambda: derivatives.partial_derivative(_one, V2, 0, h=0)),
    ("f(x) has shape (2,)", lambda: derivatives.partial_derivative(_ident, V2, 0)),
    ("h is -1.0", lambda: derivatives.numerical_gradient(_one, V2, h=-1)),
    ("f(x) has shape (2,)", lambda: derivatives.numerical_gradient(_ident, V2)),
    ("x has shape (2, 3)", lambda: derivatives.numerical_jacobian(_ident, A23)),
    ("f(x) has shape ()", lambda: derivatives.numerical_jacobian(_one, V2)),
    ("h is inf", lambda: derivatives.numerical_jacobian(_ident, V2, h=np.inf)),
    ("x contains -2.0", lambda: derivatives.power_derivative([1, -2], 0.5)),
    ("x contains 0", lambda: derivatives.power_derivative([1, 0], 0.5)),
    ("x contains 0", lambda: derivatives.power_derivative([1, 0], -1)),
    ("n has shape (2,)", lambda: derivatives.power_derivative(V2, V2)),
    ("a is 0.0", lambda: derivatives.exponential_derivative(V2, 0)),
    ("a is -2.0", lambda: derivatives.exponential_derivative(V2, -2)),
    ("a is 0.0", lambda: derivatives.logarithm_derivative(V2, 0)),
    ("a is -1.0", lambda: derivatives.logarithm_derivative(V2, -1)),
    ("a is 1.0", lambda: derivatives.logarithm_derivative(V2, 1)),
    ("x contains 0.0", lambda: derivatives.logarithm_derivative([1, 0], 2)),
    ("x contains -3.0", lambda: derivatives.logarithm_derivative([1, -3], 2)),
    ("dg_dx has shape (3, 2)", lambda: derivatives.multivariate_chain_rule(V2, A32)),
    ("dg_dx has shape (2,)", lambda: derivatives.multivariate_chain_rule(V2, V2)),
    ("dy_dg has shape (2, 2)", lambda: derivatives.multivariate_chain_rule(A22, A22)),
    ("b has shape (3,)", lambda: derivatives.relative_error(V2, V3)),
    ("b has shape ()", lambda: derivatives.relative_error(V2, 1.0)),
    ("z has shape ()", lambda: activations.softmax(1.0)),
    ("z has shape (2, 2)", lambda: activations.softmax_jacobian(A22)),
    ("gradient has shape (3,)", lambda: gradient_descent.gradient_step(V2, V3, 0.1)),
    ("learning_rate is 0.0", lambda: gradient_descent.gradient_descent(_ident, V2, 0)),
    ("learning_rate is -0.1", lambda: gradient_descent.gradient_descent(_ident, V2, -0.1)),
    ("learning_rate is nan", lambda: gradient_descent.gradient_descent(_ident, V2, np.nan)),
    ("max_iterations is -1", lambda: gradient_descent.gradient_descent(_ident, V2, 0.1, -1)),
    ("gradient has shape ()", lambda: gradient_descent.gradient_descent(_one, V2)),
    ("W has shape (2, 3)", lambda: layers.dense_forward(A23, A23, V3)),
    ("W has shape (2, 2)", lambda: layers.dense_forward(A23, A22, V2)),
    ("b has shape (3,)", lambda: layers.dense_forward(A23, A32, V3)),
    ("b has shape ()", lambda: layers.dense_forward(A23, A32, 1.0)),
    ("b has shape (1, 2)", lambda: layers.dense_forward(A23, A32, [[1, 1]])),
    ("x has shape (3,)", lambda: layers.dense_forward(V3, A32, V2)),
    ("dz has shape (3, 2)", lambda: layers.dense_backward(A32, A23, A32)),
    ("dz has shape (2,)", lambda: layers.dense_backward(V2, A23, A32)),
    ("W has shape (2, 3)", lambda: layers.dense_backward(A22, A23, A23)),
    ("W has shape (3, 2)", lambda: layers.residual_forward(A23, A32, V2)),
    ("b has shape (3,)", lambda: layers.residual_forward(A22, A22, V3)),
    ("W has shape (2, 2)", lambda: layers.residual_forward(A23, A22, V2)),
    ("W has shape (3, 2)", lambda: layers.residual_backward(A23, A23, A32, V2)),
    ("dy has shape (3, 2)", lambda: layers.residual_backward(A32, A22, A22, V2)),
    ("drop_probability is 1.0", lambda: layers.dropout_forward(V2, 1, 0)),
    ("drop_probability is -0.1", lambda: layers.dropout_forward(V2, -0.1, 0)),
    ("drop_probability is 1.5", lambda: layers.dropout_forward(V2, 1.5, 0, training=False)),
    ("drop_probability is nan", lambda: layers.dropout_forward(V2, np.nan, 0)),
    ("mask has shape (3,)", lambda: layers.dropout_backward(V2, V3)),
    ("n_in is 0", lambda: initialization.xavier_normal(0, 2, 0)),
    ("n_out is 2.5", lambda: initialization.xavier_normal(2, 2.5, 0)),
    ("n_in is -1", lambda: initialization.he_normal(-1, 2, 0)),
    ("n_out is 0", lambda: initialization.he_normal(2, 0, 0)),
    ("hidden is 'linear'", lambda: network.MLP([2, 1], hidden="linear")),
    ("output is 'relu'", lambda: network.MLP([2, 1], output="relu")),
    ("loss is 'hinge'", lambda: network.MLP([2, 1], loss="hinge")),
    ("output is 'softmax'", lambda: network.MLP([2, 1], output="softmax")),
    ("loss is 'softmax_cross", lambda: network.MLP([2, 1], loss="softmax_cross_entropy")),
    ("layer_sizes is [2]", lambda: network.MLP([2])),
    ("layer_sizes is []", lambda: network.MLP([])),
    ("layer_sizes is 2", lambda: network.MLP(2)),
    ("layer_sizes[1] is 0", lambda: network.MLP([2, 0, 1])),
    ("layer_sizes[0] is 2.5", lambda: network.MLP([2.5, 1])),
    ("parameters has the shapes [(3, 4), (4,), (4, 2)]", lambda: MLP.set_parameters(PARAMETERS[:3])),
    (
        "parameters has the shapes [(3, 4), (4,), (4, 2), (2,), (2,)]",
        lambda: MLP.set_parameters([*PARAMETERS, V2]),
    ),
    ("parameters has the shapes [(4, 3)", lambda: MLP.set_parameters([PARAMETERS[0].T, *PARAMETERS[1:]])),
    (
        "parameters has the shapes [(3, 4), ()",
        lambda: MLP.set_parameters([PARAMETERS[0], 0, *PARAMETERS[2:]]),
    ),
    ("parameters is 3", lambda: MLP.set_parameters(3)),
    ("X has shape (2, 2)", lambda: MLP.forward(A22)),
    ("X has shape (3,)", lambda: MLP.forward(V3)),
    ("T has shape (2,)", lambda: MLP.loss(A23, V2)),
    ("T has shape (2, 1)", lambda: MLP.loss(A23, np.ones((2, 1)))),
    ("T has shape (3, 2)", lambda: MLP.gradients(A23, A32)),
    ("X has shape (2, 2)", lambda: MLP.gradients(A22, A22)),
    ("X has shape (0, 3)", lambda: MLP.loss(np.ones((0, 3)), np.ones((0, 2)))),
    ("X has shape (0, 3)", lambda: MLP.gradients(np.ones((0, 3)), np.ones((0, 2)))),
    ("prediction contains 5.0", lambda: BCE.loss(A23, A22)),
    ("prediction contains 5.0", lambda: BCE.gradients(A23, A22)),
    ("limit is 0.0", lambda: optimizers.clip_by_value([V2], 0)),
    ("limit is -1.0", lambda: optimizers.clip_by_value([V2], -1)),
    ("max_norm is 0.0", lambda: optimizers.clip_by_global_norm([V2], 0)),
    ("max_norm is nan", lambda: optimizers.clip_by_global_norm([V2], np.nan)),
    ("batch_size is 0", lambda: training.minibatches(A23, A22, 0, 0)),
    ("batch_size is 1.5", lambda: training.minibatches(A23, A22, 1.5, 0)),
    ("X has shape (2, 3) and T (3, 2)", lambda: training.minibatches(A23, A32, 1, 0)),
    ("X has shape () and T (3, 2)", lambda: training.minibatches(1.0, A32, 1, 0)),
    ("batch_size is 0", lambda: training.train(MLP, None, A23, A22, 1, 0)),
    ("epochs is -1", lambda: training.train(MLP, None, A23, A22, -1)),
    ("T has shape (3, 2)", lambda: training.train(MLP, None, A23, A32, 1)),
]
for _name in ("l1_penalty", "l2_penalty", "l1_gradients", "l2_gradients"):
    _function = getattr(regularization, _name)
    CASES += [
        ("strength is -0.1", partial(_function, [A22], -0.1)),
        ("strength is nan", partial(_function, [A22], np.nan)),
    ]
for _name in ("half_squared_error", "mean_squared_error", "binary_cross_entropy"):
    for _function in (getattr(losses, _name), getattr(losses, f"{_name}_gradient")):
        CASES += [
            ("target has shape (3,)", partial(_function, np.ones((3, 1)), V3)),
            ("target has shape (1, 2)", partial(_function, A22, np.ones((1, 2)))),
            ("target has shape ()", partial(_function, V2, 1.0)),
            ("prediction has shape (0,)", partial(_function, [], [])),
            ("prediction has shape (0, 2)", partial(_function, A22[:0], A22[:0])),
        ]
for _function in (losses.binary_cross_entropy, losses.binary_cross_entropy_gradient):
    for _value in (-1e-9, 1.0000001, np.nan):
        _words = f"prediction contains {_value}"
        CASES.append((_words, partial(_function, [0.5, _value], [1, 0])))
for _function in (
    losses.binary_cross_entropy_with_logits,
    losses.binary_cross_entropy_with_logits_gradient,
):
    CASES += [
        ("target has shape (3,)", partial(_function, np.ones((3, 1)), V3)),
        ("z has shape (0,)", partial(_function, [], [])),
    ]
for _function in (losses.softmax_cross_entropy, losses.softmax_cross_entropy_gradient):
    CASES += [
        ("logits has shape (3,)", partial(_function, V3, V3)),
        ("logits has shape (1, 2, 2)", partial(_function, [A22], [A22])),
        ("target has shape (3,)", partial(_function, A23, V3)),
        ("logits has shape (0, 2)", partial(_function, A22[:0], A22[:0])),
        ("logits has shape (2, 0)", partial(_function, A22[:, :0], A22[:, :0])),
    ]
HYPER: dict[Any, dict[str, list[float]]] = {
    optimizers.SGD: {"learning_rate": [0, -1, np.nan, np.inf]},
    optimizers.Momentum: {"learning_rate": [0, -1], "momentum": [1, -0.1, np.nan]},
    optimizers.RMSProp: {"learning_rate": [0], "decay": [1, -0.1], "epsilon": [0, -1e-8]},
    optimizers.Adam: {"learning_rate": [0], "beta1": [1, -0.1], "beta2": [1, 2], "epsilon": [0]},
}
for _kind, _options in HYPER.items():
    for _name, _values in _options.items():
        for _value in _values:
            _words = f"{_name} is {float(_value)}"
            CASES.append((_words, partial(_kind, **{_name: _value})))
    CASES += [
        ("gradients has arrays of shapes [(2,)]", partial(_kind().step, [V2, V2], [V2])),
        ("gradients has arrays of shapes [(2,), (3,)]", partial(_kind().step, [V2, V2], [V2, V3])),
        ("gradients has arrays of shapes [()]", partial(_kind().step, [V2], [1.0])),
    ]


@pytest.mark.parametrize(("words", "call"), CASES, ids=[f"{i}-{c[0]}" for i, c in enumerate(CASES)])
def test_bad_input_raises_value_error_naming_it(words: str, call: Callable[[], object]) -> None:
    """The message names the argument and its value or shape, and then the rule."""
    with pytest.raises(ValueError, match=rf"(^| ){re.escape(words)}.*expected"):
        call()


@pytest.mark.parametrize("kind", [optimizers.Momentum, optimizers.RMSProp, optimizers.Adam])
def test_an_optimizer_refuses_other_parameters_than_before_and_keeps_its_state(kind: Any) -> None:
    """A refused step leaves no trace: the next good one is as if it had not been."""
    optimizer, other = kind(), kind()
    for one in (optimizer, other):
        one.step([V2, V3], [V2, V3])
    for bad in ([V2], [V2, V2], [V3, V2]):
        with pytest.raises(ValueError, match="parameters"):
            optimizer.step(bad, bad)
    with pytest.raises(ValueError, match="gradients"):
        optimizer.step([V2, V3], [V2, V2])
    got, want = (one.step([V2, V3], [V2, V3]) for one in (optimizer, other))
    assert all(np.array_equal(g, w) for g, w in zip(got, want, strict=True))


def test_huge_integers_and_fractions_are_real_numbers() -> None:
    """NumPy holds them as objects; they are accepted all the same."""
    got = activations.leaky_relu([-(10**30), Fraction(1, 2)], slope=1.0)
    assert got.dtype == np.float64
    assert got.tolist() == [-1e30, 0.5]


@pytest.mark.parametrize("value", ["abc", ["1"], [[1, 2], [3]], [1j], None, [1, None]])
def test_what_is_not_an_array_of_real_numbers_is_refused(value: Any) -> None:
    """Strings, ragged lists, complex numbers and objects, by every kind of function."""
    with pytest.raises(ValueError, match=r"z is .*expected an array of real numbers"):
        activations.sigmoid(value)
    with pytest.raises(ValueError, match="X is"):
        MLP.forward(value)
    with pytest.raises(ValueError, match=r"gradients\[1\] is"):
        optimizers.clip_by_value([V2, value], 1)
