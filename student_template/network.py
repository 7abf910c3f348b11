"""The multilayer perceptron: forward pass, loss and backpropagation."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray


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
        raise NotImplementedError

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
        raise NotImplementedError

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
        raise NotImplementedError

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
        raise NotImplementedError

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
        raise NotImplementedError

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
        raise NotImplementedError
