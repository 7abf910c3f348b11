"""The network as a textbook lists it, in small steps, so that a misconception can change one of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from reference import activations, initialization, losses, network

Array = NDArray[np.float64]

LOSSES = {
    "half_squared_error": (losses.half_squared_error, losses.half_squared_error_gradient),
    "mean_squared_error": (losses.mean_squared_error, losses.mean_squared_error_gradient),
    "binary_cross_entropy": (losses.binary_cross_entropy, losses.binary_cross_entropy_gradient),
}
FUSED = "softmax_cross_entropy"


class TextbookMLP(network.MLP):
    """A network in small steps. Its base checks the constructor's arguments and keeps the parameters."""

    def __init__(
        self,
        layer_sizes: Sequence[int],
        hidden: str = "sigmoid",
        output: str = "sigmoid",
        loss: str = "half_squared_error",
        seed: int = 0,
    ) -> None:
        super().__init__(layer_sizes, hidden, output, loss, seed)
        self.hidden_name, self.output_name, self.loss_name = hidden, output, loss
        self.n_in, self.n_out = layer_sizes[0], layer_sizes[-1]
        self.set_parameters(self.first_parameters(list(layer_sizes), self.generator(seed)))

    def generator(self, seed: int) -> np.random.Generator:
        """Return where the first weights are drawn from."""
        return np.random.default_rng(seed)

    def first_parameters(self, sizes: list[int], generator: np.random.Generator) -> list[Array]:
        """Return the parameters of a new network."""
        names = [self.hidden_name] * (len(sizes) - 2) + [self.output_name]
        parameters = []
        for (n_in, n_out), name in zip(pairwise(sizes), names, strict=True):
            W = self.first_weights(n_in, n_out, name, generator)
            parameters += [W, self.first_biases(n_out, generator)]
        return parameters

    def first_weights(self, n_in: int, n_out: int, name: str, generator: np.random.Generator) -> Array:
        """Return the weights that a layer with the activation of this name starts from."""
        initialize = initialization.he_normal if name == "relu" else initialization.xavier_normal
        return initialize(n_in, n_out, int(generator.integers(2**62)))

    def first_biases(self, n_out: int, generator: np.random.Generator) -> Array:
        """Return the biases that a layer starts from."""
        return np.zeros(n_out)

    def read(self, X: ArrayLike) -> Array:
        """Return a batch of inputs as an array, after a batch that does not fit is refused."""
        X = np.array(X, dtype=np.float64)
        if X.ndim != 2 or X.shape[1] != self.n_in:
            raise ValueError(f"X has shape {X.shape}, expected (m, {self.n_in})")
        return X

    def read_batch(self, X: ArrayLike, T: ArrayLike) -> tuple[Array, Array]:
        """Return inputs and targets as arrays, after those that do not fit are refused."""
        X, T = self.read(X), np.array(T, dtype=np.float64)
        expected = (len(X), self.n_out)
        if not len(X) or T.shape != expected:
            raise ValueError(f"T has shape {T.shape}, expected {expected} with at least one row")
        return X, T

    def layers(self) -> list[tuple[Array, Array]]:
        """Return W and b of each layer."""
        parameters = self.parameters()
        return list(zip(parameters[::2], parameters[1::2], strict=True))

    def forward(self, X: ArrayLike) -> Array:
        """Return the output activations."""
        A, _ = self.forward_pass(self.read(X))
        return A[-1].copy()

    def loss(self, X: ArrayLike, T: ArrayLike) -> float:
        """Return the loss of the predictions for X against T."""
        X, T = self.read_batch(X, T)
        A, Z = self.forward_pass(X)
        return self.loss_value(A[-1], Z[-1], T)

    def gradients(self, X: ArrayLike, T: ArrayLike) -> list[Array]:
        """Return the derivatives of the loss by all parameters."""
        X, T = self.read_batch(X, T)
        A, Z = self.forward_pass(X)
        return self.backward_pass(A, Z, T)

    def forward_pass(self, X: Array) -> tuple[list[Array], list[Array]]:
        """Return the activations X, a1, ..., aL and the pre-activations z1, ..., zL."""
        A, Z, layers = [X], list[Array](), self.layers()
        for layer, (W, b) in enumerate(layers, start=1):
            Z.append(self.preactivation(A[-1], W, b))
            activation = self.hidden_activation if layer < len(layers) else self.output_activation
            A.append(activation(Z[-1]))
        return A, Z

    def backward_pass(self, A: list[Array], Z: list[Array], T: Array) -> list[Array]:
        """Return the derivatives by all parameters, found from the last layer to the first."""
        layers, gradients = self.layers(), list[Array]()
        delta = self.output_delta(A[-1], Z[-1], T)
        for layer in reversed(range(len(layers))):
            gradients = [self.weight_gradient(A[layer], delta), self.bias_gradient(delta), *gradients]
            if layer > 0:
                delta = self.hidden_delta(delta, layers[layer][0], A[layer], Z[layer - 1])
        return gradients

    def preactivation(self, a: Array, W: Array, b: Array) -> Array:
        """Return a layer's z."""
        return a @ W + b

    def hidden_activation(self, z: Array) -> Array:
        """Return a hidden layer's activations."""
        return self.activation(self.hidden_name, z)

    def output_activation(self, z: Array) -> Array:
        """Return the output layer's activations."""
        return self.activation(self.output_name, z)

    def activation(self, name: str, z: Array) -> Array:
        """Return the activation of this name."""
        return z if name == "linear" else np.asarray(getattr(activations, name)(z))

    def loss_value(self, a: Array, z: Array, T: Array) -> float:
        """Return the loss, given the output layer's activations and pre-activations."""
        if self.loss_name == FUSED:
            return losses.softmax_cross_entropy(z, T)
        return LOSSES[self.loss_name][0](a, T)

    def output_delta(self, a: Array, z: Array, T: Array) -> Array:
        """Return the derivative of the loss by the output layer's z."""
        if self.loss_name == FUSED:
            return losses.softmax_cross_entropy_gradient(z, T)
        return LOSSES[self.loss_name][1](a, T) * self.output_slope(a, z)

    def hidden_delta(self, delta: Array, W: Array, a: Array, z: Array) -> Array:
        """Return the derivative by a hidden layer's z, given that by the z above; W is between them."""
        return self.propagated(delta, W) * self.hidden_slope(a, z)

    def propagated(self, delta: Array, W: Array) -> Array:
        """Return the derivative by a layer's input, given that by its z."""
        return delta @ W.T

    def hidden_slope(self, a: Array, z: Array) -> Array:
        """Return the derivative of the hidden activation where it took z to a."""
        return self.slope(self.hidden_name, a, z)

    def output_slope(self, a: Array, z: Array) -> Array:
        """Return the derivative of the output activation where it took z to a."""
        return self.slope(self.output_name, a, z)

    def slope(self, name: str, a: Array, z: Array) -> Array:
        """Return the derivative of the activation of this name where it took z to a."""
        if name == "linear":
            return np.ones_like(z)
        return np.asarray(getattr(activations, f"{name}_derivative")(z))

    def weight_gradient(self, a: Array, delta: Array) -> Array:
        """Return the derivative by a layer's weights, given its input and the derivative by its z."""
        return a.T @ delta

    def bias_gradient(self, delta: Array) -> Array:
        """Return the derivative by a layer's biases, given that by its z."""
        return np.asarray(np.sum(delta, axis=0))
