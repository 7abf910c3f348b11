"""A forward pass and a loss; backpropagation is autograd.grad."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import autograd  # type: ignore[import-untyped]
import autograd.numpy as anp  # type: ignore[import-untyped]
import numpy as np
from autograd.tracer import getval  # type: ignore[import-untyped]
from numpy.typing import ArrayLike

from . import formulas
from .arrays import Array, array, arrays, expect_shape, whole
from .initialization import draw_he, draw_xavier
from .losses import expect_probabilities

_HIDDEN = {"sigmoid": formulas.sigmoid, "tanh": anp.tanh, "relu": formulas.relu}
_OUTPUTS = {"linear": lambda z: z, "sigmoid": formulas.sigmoid, "softmax": formulas.softmax}


def _clipped_cross_entropy(prediction: Any, target: Any) -> Any:
    expect_probabilities(getval(prediction))
    return formulas.binary_cross_entropy(anp.clip(prediction, 1e-12, 1 - 1e-12), target)


_LOSSES = {
    "half_squared_error": formulas.half_squared_error,
    "mean_squared_error": formulas.mean_squared_error,
    "binary_cross_entropy": _clipped_cross_entropy,
    "softmax_cross_entropy": formulas.softmax_cross_entropy,  # of logits, hence without the output's softmax
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
        self._hidden, self._output, self._loss = _HIDDEN[hidden], _OUTPUTS[output], _LOSSES[loss]
        self._head = _OUTPUTS["linear"] if output == "softmax" else self._output
        self._parameters: list[Array] = []
        generator = np.random.default_rng(seed)
        for layer, (n_in, n_out) in enumerate(pairwise(self._sizes), start=1):
            last = layer == len(self._sizes) - 1
            draw = draw_he if hidden == "relu" and not last else draw_xavier
            self._parameters += [draw(generator, n_in, n_out), np.zeros(n_out)]

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
        return array(self._output(self._logits(self._parameters, self._inputs(X))))

    def loss(self, X: ArrayLike, T: ArrayLike) -> float:
        return float(self._loss_at(self._parameters, *self._batch(X, T)))

    def gradients(self, X: ArrayLike, T: ArrayLike) -> list[Array]:
        return arrays(autograd.grad(self._loss_at)(self._parameters, *self._batch(X, T)))

    def _logits(self, parameters: Any, X: Array) -> Any:
        a: Any = X
        for layer in range(0, len(parameters), 2):
            z = formulas.dense(a, parameters[layer], parameters[layer + 1])
            a = self._hidden(z)
        return z

    def _loss_at(self, parameters: Any, X: Array, T: Array) -> Any:
        return self._loss(self._head(self._logits(parameters, X)), T)

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
