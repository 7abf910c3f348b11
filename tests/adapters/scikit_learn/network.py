"""scikit-learn's backpropagation, which starts from output - target: for all pairs of output and loss."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike
from sklearn.utils import check_random_state

from . import losses
from .activations import slope_at_output
from .arrays import Array, array, arrays, expect_shape, whole
from .initialization import draw_he, draw_xavier
from .perceptrons import Perceptron

_HIDDEN = {"sigmoid": "logistic", "tanh": "tanh", "relu": "relu"}
_OUTPUTS = {"linear": "identity", "sigmoid": "logistic", "softmax": "softmax"}
_LOSSES = {
    "half_squared_error": (losses.half_squared_error, losses.half_squared_error_gradient),
    "mean_squared_error": (losses.mean_squared_error, losses.mean_squared_error_gradient),
    "binary_cross_entropy": (losses.binary_cross_entropy, losses.binary_cross_entropy_gradient),
    "softmax_cross_entropy": (losses.softmax_cross_entropy, losses.softmax_cross_entropy_gradient),
}
# Output and loss whose derivative by z is output - target, which scikit-learn takes for granted, times this
# multiple of the average over rows (and over n columns).
_CANONICAL: dict[tuple[str, str], Callable[[int], float]] = {
    ("linear", "half_squared_error"): lambda n: 1.0,
    ("linear", "mean_squared_error"): lambda n: 2.0 / n,
    ("sigmoid", "binary_cross_entropy"): lambda n: 1.0 / n,
    ("softmax", "softmax_cross_entropy"): lambda n: 1.0,
}


class MLP:
    def __init__(
        self,
        layer_sizes: Sequence[int],
        hidden: str = "sigmoid",
        output: str = "sigmoid",
        loss: str = "half_squared_error",
        seed: int = 0,
    ) -> None:
        if hidden not in _HIDDEN or output not in _OUTPUTS or loss not in _LOSSES:
            raise ValueError(f"hidden={hidden!r}, output={output!r}, loss={loss!r}: a name is unknown")
        if (output == "softmax") != (loss == "softmax_cross_entropy"):
            raise ValueError(f"output={output!r} does not go with loss={loss!r}")
        if len(layer_sizes) < 2:
            raise ValueError(f"layer_sizes is {layer_sizes}, expected two sizes or more")
        self._sizes = [whole(n, "each of layer_sizes", least=1) for n in layer_sizes]
        self._hidden, self._output, self._loss = hidden, output, loss
        self._parameters: list[Array] = []
        random = check_random_state(seed)
        for layer, (n_in, n_out) in enumerate(pairwise(self._sizes), start=1):
            last = layer == len(self._sizes) - 1
            draw = draw_he if hidden == "relu" and not last else draw_xavier
            self._parameters += [draw(n_in, n_out, random), np.zeros(n_out)]

    def parameters(self) -> list[Array]:
        return arrays(self._parameters)

    def set_parameters(self, parameters: Sequence[ArrayLike]) -> None:
        given = arrays(parameters)
        if len(given) != len(self._parameters):
            raise ValueError(f"{len(given)} parameters were given, expected {len(self._parameters)}")
        for i, (old, new) in enumerate(zip(self._parameters, given, strict=True)):
            expect_shape(new, old.shape, f"parameters[{i}]")
        self._parameters = given

    def forward(self, X: ArrayLike) -> Array:
        return self._perceptron(self._output).forward(self._inputs(X))

    def loss(self, X: ArrayLike, T: ArrayLike) -> float:
        inputs, targets = self._batch(X, T)
        head = "linear" if self._output == "softmax" else self._output
        return _LOSSES[self._loss][0](self._perceptron(head).forward(inputs), targets)

    def gradients(self, X: ArrayLike, T: ArrayLike) -> list[Array]:
        inputs, targets = self._batch(X, T)
        network, scale = self._perceptron(self._output), 1.0
        canonical = _CANONICAL.get((self._output, self._loss))
        if canonical is None:
            targets = self._stand_in(network.forward(inputs), targets)
        else:
            scale = canonical(self._sizes[-1])
        found = network.backward(inputs, targets)
        return [scale * value for layer in zip(found.weights, found.biases, strict=True) for value in layer]

    def _stand_in(self, outputs: Array, targets: Array) -> Array:
        """Return targets that differ from the outputs by the loss's own derivative by z, times the rows."""
        by_output = _LOSSES[self._loss][1](outputs, targets)
        return outputs - len(outputs) * by_output * slope_at_output(_OUTPUTS[self._output], outputs)

    def _perceptron(self, output: str) -> Perceptron:
        own = self._parameters
        return Perceptron(own[::2], own[1::2], _HIDDEN[self._hidden], _OUTPUTS[output])

    def _inputs(self, X: ArrayLike) -> Array:
        inputs = array(X)
        expect_shape(inputs, (None, self._sizes[0]), "X")
        return inputs

    def _batch(self, X: ArrayLike, T: ArrayLike) -> tuple[Array, Array]:
        inputs, targets = self._inputs(X), array(T)
        if not len(inputs):
            raise ValueError(f"X has the shape {inputs.shape}, expected a row or more")
        expect_shape(targets, (len(inputs), self._sizes[-1]), "T")
        return inputs, targets
