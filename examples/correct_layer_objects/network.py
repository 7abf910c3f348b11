"""A multilayer perceptron made of caching Dense and activation objects."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import toolkit
from student_template.activations import HIDDEN, OUTPUT

from .initialization import he_normal, xavier_normal
from .layers import Dense
from .losses import FUSED, LOSSES


@dataclass(frozen=True)
class Objective:
    """A loss and its gradient, fed the last z (fused with the output) or the last a."""

    value: Callable
    gradient: Callable
    fused: bool


OBJECTIVES = {
    (output, loss): Objective(*pair, fused=False)
    for output in ("linear", "sigmoid")
    for loss, pair in LOSSES.items()
}
OBJECTIVES |= {names: Objective(*pair, fused=True) for names, pair in FUSED.items()}


def _choose(table, key, name):
    if not isinstance(key, str) or key not in table:
        raise ValueError(f"{name} must be one of {', '.join(sorted(table))}, got {key!r}")
    return table[key]


def _sizes(layer_sizes):
    try:
        sizes = list(layer_sizes)
    except TypeError as problem:
        raise ValueError(f"layer_sizes must be a sequence, got {layer_sizes!r}") from problem
    if len(sizes) < 2:
        raise ValueError(f"layer_sizes must have at least two entries, got {layer_sizes!r}")
    return [toolkit.whole(size, f"layer_sizes[{k}]", 1) for k, size in enumerate(sizes)]


class MLP:
    def __init__(
        self, layer_sizes, hidden="sigmoid", output="sigmoid", loss="half_squared_error", seed=0
    ):
        sizes = _sizes(layer_sizes)
        hidden_class = _choose(HIDDEN, hidden, "hidden")
        output_class = _choose(OUTPUT, output, "output")
        _choose({name: None for _, name in OBJECTIVES}, loss, "loss")
        if (output, loss) not in OBJECTIVES:
            raise ValueError(
                "loss softmax_cross_entropy goes with a softmax output and no other, and softmax "
                f"with no other loss, got output {output!r} and loss {loss!r}"
            )
        self._objective = OBJECTIVES[output, loss]
        draws = [he_normal if hidden == "relu" else xavier_normal] * (len(sizes) - 2)
        draws.append(xavier_normal)
        seeds = toolkit.child_seeds(seed, len(draws))
        self._n_in, self._n_out = sizes[0], sizes[-1]
        self._dense = [
            Dense(draw(rows, columns, child), np.zeros(columns))
            for draw, rows, columns, child in zip(draws, sizes[:-1], sizes[1:], seeds, strict=True)
        ]
        self._activations = [hidden_class() for _ in draws[1:]] + [output_class()]

    def parameters(self):
        return [array.copy() for layer in self._dense for array in (layer.W, layer.b)]

    def set_parameters(self, parameters):
        new = toolkit.array_list(parameters, "parameters")
        shapes = [array.shape for array in self.parameters()]
        if [array.shape for array in new] != shapes:
            raise ValueError(
                f"parameters must have the shapes {shapes}, got {[array.shape for array in new]}"
            )
        for k, layer in enumerate(self._dense):
            layer.W, layer.b = new[2 * k : 2 * k + 2]

    def _run(self, X):
        """Forward through all layers, filling their caches; return the last z and a."""
        a = toolkit.real_array(X, "X", ndim=2)
        if a.shape[1] != self._n_in:
            raise ValueError(f"X must have {self._n_in} columns, got shape {a.shape}")
        z = a
        for dense, activation in zip(self._dense, self._activations, strict=True):
            z = dense.forward(a)
            a = activation.forward(z)
        return z, a

    def _judged(self, X, T):
        """Run on X; return what the objective is fed, and the targets."""
        z, a = self._run(X)
        T = toolkit.real_array(T, "T")
        if T.shape != a.shape or T.size == 0:
            raise ValueError(
                f"T must have the shape of the output, {a.shape}, and at least one row, "
                f"got shape {T.shape}"
            )
        return (z if self._objective.fused else a), T

    def forward(self, X):
        return self._run(X)[1].copy()

    def loss(self, X, T):
        return self._objective.value(*self._judged(X, T))

    def gradients(self, X, T):
        """Run forward afresh, then backward; earlier calls leave nothing behind."""
        upstream = self._objective.gradient(*self._judged(X, T))
        gradients = []
        last = len(self._dense) - 1
        for k in range(last, -1, -1):
            if k < last or not self._objective.fused:
                upstream = self._activations[k].backward(upstream)
            upstream = self._dense[k].backward(upstream)
            gradients = [*self._dense[k].take_gradients(), *gradients]
        return gradients
