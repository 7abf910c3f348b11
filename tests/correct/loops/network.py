"""A multilayer perceptron that keeps nothing between two calls but its parameters."""

import numpy as np

from . import activations, losses
from .activations import to_array
from .initialization import he_normal, xavier_normal
from .layers import dense_backward, dense_forward

HIDDEN = ("sigmoid", "tanh", "relu")
OUTPUT = ("linear", "sigmoid", "softmax")
LOSS = ("half_squared_error", "mean_squared_error", "binary_cross_entropy", "softmax_cross_entropy")


class MLP:
    def __init__(self, layer_sizes, hidden="sigmoid", output="sigmoid", loss="half_squared_error", seed=0):
        sizes = np.atleast_1d(layer_sizes).tolist()
        if len(sizes) < 2:
            raise ValueError(f"layer_sizes must hold at least two sizes, got {sizes}")
        for size in sizes:
            if not isinstance(size, int) or size < 1:
                raise ValueError(f"layer_sizes must hold integers >= 1, got {sizes}")
        choices = (("hidden", hidden, HIDDEN), ("output", output, OUTPUT), ("loss", loss, LOSS))
        for name, value, known in choices:
            if value not in known:
                raise ValueError(f"{name} must be one of {', '.join(known)}, got {value!r}")
        if (output == "softmax") != (loss == "softmax_cross_entropy"):
            raise ValueError("output 'softmax' and loss 'softmax_cross_entropy' go only with each other, "
                             f"got output {output!r} and loss {loss!r}")
        self._sizes = sizes
        self._hidden = hidden
        self._output = output
        self._loss = loss
        self._weights = []
        self._biases = []
        rng = np.random.default_rng(seed)
        last = len(sizes) - 2
        for layer in range(last + 1):
            draw = he_normal if hidden == "relu" and layer < last else xavier_normal
            layer_seed = int(rng.integers(2**62))
            self._weights.append(draw(sizes[layer], sizes[layer + 1], layer_seed))
            self._biases.append(np.zeros(sizes[layer + 1]))

    def parameters(self):
        copies = []
        for W, b in zip(self._weights, self._biases):
            copies.append(W.copy())
            copies.append(b.copy())
        return copies

    def set_parameters(self, parameters):
        parameters = list(parameters)
        if len(parameters) != 2 * len(self._weights):
            raise ValueError(f"parameters must hold {2 * len(self._weights)} arrays, got {len(parameters)}")
        fresh = []
        for place, old in enumerate(self.parameters()):
            new = to_array(parameters[place], f"parameters[{place}]")
            if new.shape != old.shape:
                raise ValueError(f"parameters[{place}] must have shape {old.shape}, got {new.shape}")
            fresh.append(new)
        self._weights, self._biases = fresh[0::2], fresh[1::2]

    def _walk(self, X):
        """The input of every layer, the pre-activation of every layer, and the output activations."""
        a = to_array(X, "X")
        if a.ndim != 2 or a.shape[1] != self._sizes[0]:
            raise ValueError(f"X must have shape (m, {self._sizes[0]}), got {a.shape}")
        inputs, zs = [], []
        for layer in range(len(self._weights)):
            z = dense_forward(a, self._weights[layer], self._biases[layer])
            inputs.append(a)
            zs.append(z)
            name = self._hidden if layer < len(self._weights) - 1 else self._output
            a = z.copy() if name == "linear" else getattr(activations, name)(z)
        return inputs, zs, a

    def _from_logits(self):
        """The loss as a function of the output's z where output and loss belong together, else None."""
        if self._output == "softmax":
            return "softmax_cross_entropy"
        if self._output == "sigmoid" and self._loss == "binary_cross_entropy":
            return "binary_cross_entropy_with_logits"
        return None

    def _check_target(self, T, shape):
        T = to_array(T, "T")
        if T.shape != shape:
            raise ValueError(f"T must have shape {shape}, got {T.shape}")
        return T

    def forward(self, X):
        return self._walk(X)[2]

    def loss(self, X, T):
        _, zs, a = self._walk(X)
        T = self._check_target(T, a.shape)
        if self._from_logits():
            return getattr(losses, self._from_logits())(zs[-1], T)
        return getattr(losses, self._loss)(a, T)

    def gradients(self, X, T):
        inputs, zs, a = self._walk(X)
        T = self._check_target(T, a.shape)
        if self._from_logits():
            dz = getattr(losses, self._from_logits() + "_gradient")(zs[-1], T)
        else:
            dz = getattr(losses, self._loss + "_gradient")(a, T)
            if self._output == "sigmoid":
                dz = _scaled(dz, activations.sigmoid_derivative(zs[-1]))
        gradients = []
        for layer in range(len(self._weights) - 1, -1, -1):
            dx, dW, db = dense_backward(dz, inputs[layer], self._weights[layer])
            gradients.insert(0, db)
            gradients.insert(0, dW)
            if layer > 0:
                dz = _scaled(dx, getattr(activations, self._hidden + "_derivative")(zs[layer - 1]))
        return gradients


def _scaled(da, slopes):
    dz = np.empty(da.shape)
    for r in range(da.shape[0]):
        for unit in range(da.shape[1]):
            dz[r, unit] = da.item(r, unit) * slopes.item(r, unit)
    return dz
