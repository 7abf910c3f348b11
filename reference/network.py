"""The multilayer perceptron: forward pass, loss and backpropagation."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _checks, activations, initialization, layers, losses

_HIDDEN = ("sigmoid", "tanh", "relu")
_OF_PROBABILITIES = ("half_squared_error", "mean_squared_error", "binary_cross_entropy")
_OF_LOGITS = ("softmax_cross_entropy",)
_LOSSES = {"linear": _OF_PROBABILITIES, "sigmoid": _OF_PROBABILITIES, "softmax": _OF_LOGITS}
_INITIALIZERS = {"relu": "he_normal"}  # of the layers with this activation; xavier_normal for the others


class MLP:
    """A multilayer perceptron: dense layers with an activation after each.

    Parameters
    ----------
    layer_sizes : sequence of int
        The number of inputs, of units in each hidden layer, and of outputs: two sizes or more,
        each at least 1. There are L = len(layer_sizes) - 1 layers.
    hidden : {"sigmoid", "tanh", "relu"}, default "sigmoid"
        The activation of the hidden layers.
    output : {"linear", "sigmoid", "softmax"}, default "sigmoid"
        The activation of the last layer.
    loss : str, default "half_squared_error"
        "half_squared_error", "mean_squared_error", "binary_cross_entropy" or
        "softmax_cross_entropy", as in losses. "softmax_cross_entropy" goes with the "softmax"
        output and no other, and "softmax" with no other loss.
    seed : int, default 0
        The only source of randomness. Same seed, same weights; another seed, other weights.

    Raises
    ------
    ValueError
        If a name or a pair of output and loss is unknown, or there are fewer than two sizes, or
        one below 1.

    Notes
    -----
    Requirements NET-MLP-1 to NET-MLP-5, NET-INITIAL-1 to NET-INITIAL-5, NET-STATE-3 to
    NET-STATE-4.
    Weights start Xavier-normal, those of ReLU hidden layers He-normal (the output layer above them
    may start either way); biases start at zero. No two layers share a draw. No call but
    set_parameters changes the parameters, and two networks share nothing.
    Source: article 001, section 4, article 002, section 4.3, and article 003, sections 2.2 and
    3.3.

    Examples
    --------
    >>> network = MLP([2, 3, 1], hidden="tanh")
    >>> [p.shape for p in network.parameters()]
    [(2, 3), (3,), (3, 1), (1,)]
    >>> X, T = [[0, 1], [1, 1]], [[1], [0]]
    >>> network.forward(X).shape, network.loss(X, T) > 0
    ((2, 1), True)
    >>> network.set_parameters([0 * p for p in network.parameters()])
    >>> network.forward(X).tolist(), network.loss(X, T)
    ([[0.5], [0.5]], 0.125)
    >>> [g.shape for g in network.gradients(X, T)]
    [(2, 3), (3,), (3, 1), (1,)]
    """

    def __init__(
        self,
        layer_sizes: Sequence[int],
        hidden: str = "sigmoid",
        output: str = "sigmoid",
        loss: str = "half_squared_error",
        seed: int = 0,
    ) -> None:
        """Check the arguments and draw the first weights."""
        if not np.iterable(layer_sizes):
            raise ValueError(f"layer_sizes is {layer_sizes!r}, expected a sequence of integers")
        sizes = [_checks.integer(n, f"layer_sizes[{i}]", 1) for i, n in enumerate(layer_sizes)]
        if len(sizes) < 2:
            raise ValueError(f"layer_sizes is {layer_sizes!r}, expected two sizes or more")
        _check_name(hidden, "hidden", _HIDDEN)
        _check_name(output, "output", _LOSSES)
        _check_name(loss, f"output is {output!r} and loss", _LOSSES[output])
        self._hidden = hidden
        self._activations = [hidden] * (len(sizes) - 2) + [output]
        self._loss = loss
        self._parameters: list[NDArray[np.float64]] = []
        generator = np.random.default_rng(seed)
        for layer, name in enumerate(self._activations):
            n_in, n_out = sizes[layer], sizes[layer + 1]
            initialize = getattr(initialization, _INITIALIZERS.get(name, "xavier_normal"))
            W = initialize(n_in, n_out, generator.integers(np.iinfo(np.int64).max))
            self._parameters += [W, np.zeros(n_out)]

    def parameters(self) -> list[NDArray[np.float64]]:
        """Return [W1, b1, ..., WL, bL], first layer first.

        Returns
        -------
        list of ndarray
            Copies: changing them does not change the network. Layer l has W of shape (n_in,
            n_out) and b of shape (n_out,).

        Notes
        -----
        Requirements NET-PARAMETERS-1 to NET-PARAMETERS-2.
        """
        return [array.copy() for array in self._parameters]

    def set_parameters(self, parameters: Sequence[ArrayLike]) -> None:
        """Replace all parameters.

        Parameters
        ----------
        parameters : sequence of array_like
            In the order and shapes of parameters(). Copied: changing them afterwards does not
            change the network.

        Raises
        ------
        ValueError
            If the number of arrays or a shape is wrong; the network is then left as it was.

        Notes
        -----
        Requirements NET-SET-1 to NET-SET-4.
        """
        new = _checks.arrays(parameters, "parameters")
        shapes = [array.shape for array in new]
        expected = [array.shape for array in self._parameters]
        if shapes != expected:
            raise ValueError(f"parameters has the shapes {shapes}, expected {expected}")
        self._parameters = [array.copy() for array in new]

    def forward(self, X: ArrayLike) -> NDArray[np.float64]:
        """Return the output activations.

        Parameters
        ----------
        X : array_like, shape (m, n_in)
            One row per example.

        Returns
        -------
        ndarray, shape (m, n_out)
            Probabilities for a softmax output, not logits.

        Raises
        ------
        ValueError
            If X does not have the shape (m, n_in).

        Notes
        -----
        Requirements NET-FORWARD-1 to NET-FORWARD-5.
        """
        _, _, prediction = self._forward_pass(self._check_input(X))
        return prediction

    def loss(self, X: ArrayLike, T: ArrayLike) -> float:
        """Return the loss of the network's predictions for X against the targets T.

        Parameters
        ----------
        X : array_like, shape (m, n_in)
        T : array_like, shape (m, n_out)
            The targets, as the loss function takes them: soft labels too.

        Returns
        -------
        float
            The loss function of the constructor at the predictions; softmax_cross_entropy at the
            logits, where it is stable.

        Raises
        ------
        ValueError
            If X or T has another shape (never a broadcast), there are no rows, or a prediction
            outside [0, 1] meets binary_cross_entropy.

        Notes
        -----
        Requirements NET-LOSS-1 to NET-LOSS-7.
        """
        X, T = self._check_batch(X, T)
        _, zs, prediction = self._forward_pass(X)
        value: float = getattr(losses, self._loss)(zs[-1] if self._loss in _OF_LOGITS else prediction, T)
        return value

    def gradients(self, X: ArrayLike, T: ArrayLike) -> list[NDArray[np.float64]]:
        """Return the derivatives of loss(X, T) by all parameters, by backpropagation.

        Parameters
        ----------
        X : array_like, shape (m, n_in)
        T : array_like, shape (m, n_out)
            The targets, as for loss.

        Returns
        -------
        list of ndarray
            In the order and shapes of parameters(): [dW1, db1, ..., dWL, dbL].

        Raises
        ------
        ValueError
            If X or T has another shape (never a broadcast), or there are no rows.

        Notes
        -----
        Requirements NET-GRADIENTS-1 to NET-GRADIENTS-15, NET-STATE-1 to NET-STATE-2.
        The exact gradient of loss, the derivative of the output activation and the average over
        the batch included. Each call stands alone: it is about the X and T given and the parameters
        set last, nothing is accumulated, and no other call is needed before. Accuracy is judged
        per array, relative to its largest entry, where the pre-activations of every layer are at
        most 10 in size (a linear output may be larger), no ReLU is at its kink, and no prediction is
        so close to 0 or 1 that the loss clips it. Gradients that vanish or explode in a deep network
        are exact too.
        Source: article 000, section 4.4, article 002, section 4.3, article 003, section 3.3.
        """
        X, T = self._check_batch(X, T)
        inputs, zs, prediction = self._forward_pass(X)
        dz = self._output_gradient(zs[-1], prediction, T)
        gradients: list[NDArray[np.float64]] = []
        for layer in reversed(range(1, len(zs))):
            dx, dW, db = layers.dense_backward(dz, inputs[layer], self._parameters[2 * layer])
            gradients = [dW, db, *gradients]
            # x is the activation of the layer below, taken at that layer's z.
            dz = dx * _derivative(self._hidden, zs[layer - 1])
        # The first layer needs no derivative by X, which would cost as much as its forward pass.
        return [X.T @ dz, np.sum(dz, axis=0), *gradients]

    def _forward_pass(
        self, X: NDArray[np.float64]
    ) -> tuple[list[NDArray[np.float64]], list[NDArray[np.float64]], NDArray[np.float64]]:
        """Return the input and the pre-activation of each layer, and the network's output.

        They are returned and not kept in the object, so that no later call can overwrite them.
        """
        inputs, zs = [], []
        a = X
        for layer, name in enumerate(self._activations):
            W, b = self._parameters[2 * layer : 2 * layer + 2]
            z = layers.dense_forward(a, W, b)
            inputs.append(a)
            zs.append(z)
            a = getattr(activations, name, _linear)(z)
        return inputs, zs, a

    def _output_gradient(
        self, z: NDArray[np.float64], prediction: NDArray[np.float64], T: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Return the derivative of the loss by the last pre-activation."""
        if self._loss in _OF_LOGITS:
            return losses.softmax_cross_entropy_gradient(z, T)
        da: NDArray[np.float64] = getattr(losses, f"{self._loss}_gradient")(prediction, T)
        if self._loss == "binary_cross_entropy":
            # A prediction that the loss clips could move without changing the loss.
            da = da * (np.clip(prediction, 1e-12, 1.0 - 1e-12) == prediction)
        return da * _derivative(self._activations[-1], z)

    def _check_input(self, X: ArrayLike) -> NDArray[np.float64]:
        """Return X as an array, one row per example."""
        X = _checks.matrix(X, "X")
        _checks.shape(X, (X.shape[0], self._parameters[0].shape[0]), "X")
        return X

    def _check_batch(
        self,
        X: ArrayLike,
        T: ArrayLike,
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return X and T as arrays with the same rows, at least one."""
        X = self._check_input(X)
        T = _checks.array(T, "T")
        _checks.shape(T, (X.shape[0], self._parameters[-1].size), "T")
        if not len(X):
            raise ValueError(f"X has shape {X.shape}, expected at least one row")
        return X, T


def _linear(z: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the activation of a linear layer, the one that activations has no function for."""
    return z


def _derivative(name: str, z: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the derivative of an activation at z."""
    slope: NDArray[np.float64] = getattr(activations, f"{name}_derivative", np.ones_like)(z)
    return slope


def _check_name(value: str, name: str, known: Collection[str]) -> None:
    """Refuse a name that is not known."""
    if value not in known:
        raise ValueError(f"{name} is {value!r}, expected one of {[*known]}")
