"""sklearn.neural_network's MLPRegressor with given weights: its forward pass and its backpropagation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sklearn.neural_network import MLPRegressor

from .arrays import Array, array, arrays


@dataclass(frozen=True)
class Backward:
    """What backpropagation found: gradients of the weights and biases, and by each layer's z."""

    weights: list[Array]
    biases: list[Array]
    deltas: list[Array]


class Perceptron:
    """Layers without a fit; activations go by scikit-learn's names, such as identity and logistic."""

    def __init__(
        self,
        weights: Sequence[Array],
        biases: Sequence[Array],
        hidden: str = "identity",
        output: str = "identity",
    ) -> None:
        self._estimator = MLPRegressor(activation=hidden, alpha=0.0)
        self._estimator.coefs_, self._estimator.intercepts_ = list(weights), list(biases)
        self._estimator.n_layers_ = len(weights) + 1
        self._estimator.out_activation_ = output

    def forward(self, X: Array) -> Array:
        return array(self._estimator._forward_pass(self._layers(X))[-1])

    def backward(self, X: Array, T: Array) -> Backward:
        """Start from delta = (output - T), and average the gradients over the rows."""
        count = self._estimator.n_layers_ - 1
        deltas: list[Any] = [None] * count
        weights: list[Any] = [None] * count
        biases: list[Any] = [None] * count
        self._estimator._backprop(X, T, None, self._layers(X), deltas, weights, biases)
        return Backward(arrays(weights), arrays(biases), arrays(deltas))

    def _layers(self, X: Array) -> list[Any]:
        return [X] + [None] * (self._estimator.n_layers_ - 1)
