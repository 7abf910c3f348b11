"""A torch.nn.Sequential of Linear layers; gradients by torch.autograd."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import torch
from numpy.typing import ArrayLike
from torch import nn
from torch.nn import functional

from .initialization import generator
from .losses import Loss, clipped, half_squares
from .tensors import Array, array, expect_shape, tensor, tensors, whole

_HIDDEN = {"sigmoid": nn.Sigmoid, "tanh": nn.Tanh, "relu": nn.ReLU}
_OUTPUTS = {"linear": nn.Identity(), "sigmoid": nn.Sigmoid(), "softmax": nn.Softmax(dim=1)}
_LOSSES: dict[str, Loss] = {
    "half_squared_error": half_squares,
    "mean_squared_error": functional.mse_loss,
    "binary_cross_entropy": lambda p, t: functional.binary_cross_entropy(clipped(p), t),
    "softmax_cross_entropy": functional.cross_entropy,  # of logits, hence without the output's softmax
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
        sizes = [whole(n, "each of layer_sizes", least=1) for n in layer_sizes]
        self._layers = [_linear(n_in, n_out) for n_in, n_out in pairwise(sizes)]
        draw = generator(seed)
        for layer in self._layers:
            if hidden == "relu" and layer is not self._layers[-1]:
                nn.init.kaiming_normal_(layer.weight, nonlinearity="relu", generator=draw)
            else:
                nn.init.xavier_normal_(layer.weight, generator=draw)
            nn.init.zeros_(layer.bias)
        activated = [module for layer in self._layers for module in (layer, _HIDDEN[hidden]())]
        self._body = nn.Sequential(*activated[:-1])
        self._output = _OUTPUTS[output]
        self._head = nn.Identity() if output == "softmax" else self._output
        self._loss = _LOSSES[loss]

    def parameters(self) -> list[Array]:
        return [array(value) for layer in self._layers for value in (layer.weight.T, layer.bias)]

    def set_parameters(self, parameters: Sequence[ArrayLike]) -> None:
        own = [value for layer in self._layers for value in (layer.weight.T, layer.bias)]
        given = tensors(parameters)
        if len(given) != len(own):
            raise ValueError(f"{len(given)} parameters were given, expected {len(own)}")
        for i, (old, new) in enumerate(zip(own, given, strict=True)):
            expect_shape(new, tuple(old.shape), f"parameters[{i}]")
        with torch.no_grad():
            for old, new in zip(own, given, strict=True):
                old.copy_(new)

    def forward(self, X: ArrayLike) -> Array:
        return array(self._output(self._body(self._inputs(X))))

    def loss(self, X: ArrayLike, T: ArrayLike) -> float:
        return float(self._loss_at(X, T).item())

    def gradients(self, X: ArrayLike, T: ArrayLike) -> list[Array]:
        own = [value for layer in self._layers for value in (layer.weight, layer.bias)]
        slopes = torch.autograd.grad(self._loss_at(X, T), own)
        return [array(slope.T if slope.ndim == 2 else slope) for slope in slopes]

    def _loss_at(self, X: ArrayLike, T: ArrayLike) -> torch.Tensor:
        inputs, targets = self._inputs(X), tensor(T)
        if not len(inputs):
            raise ValueError(f"X has the shape {tuple(inputs.shape)}, expected a row or more")
        expect_shape(targets, (len(inputs), self._layers[-1].out_features), "T")
        return self._loss(self._head(self._body(inputs)), targets)

    def _inputs(self, X: ArrayLike) -> torch.Tensor:
        inputs = tensor(X)
        expect_shape(inputs, (None, self._layers[0].in_features), "X")
        return inputs


def _linear(n_in: int, n_out: int) -> nn.Linear:
    """Return a layer without the draws that its constructor would take from the global generator."""
    return torch.nn.utils.skip_init(nn.Linear, n_in, n_out, dtype=torch.float64)
