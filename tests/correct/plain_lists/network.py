import losses
import numpy as np
from activations import SCALAR, apply, sigma_slope
from initialization import he_normal, xavier_normal
from layers import affine, pull_back
from nested import each, enter, leave

CHOICES = {
    "hidden": ("sigmoid", "tanh", "relu"),
    "output": ("linear", "sigmoid", "softmax"),
    "loss": ("half_squared_error", "mean_squared_error", "binary_cross_entropy", "softmax_cross_entropy"),
}


class MLP:
    """Weights and biases are nested lists; every call computes from them alone."""

    def __init__(self, layer_sizes, hidden="sigmoid", output="sigmoid", loss="half_squared_error", seed=0):
        sizes = np.atleast_1d(layer_sizes).tolist()
        if len(sizes) < 2 or not all(isinstance(size, int) and size > 0 for size in sizes):
            raise ValueError(f"layer_sizes must be two or more positive integers, got {layer_sizes!r}")
        for name, value in (("hidden", hidden), ("output", output), ("loss", loss)):
            if value not in CHOICES[name]:
                raise ValueError(f"{name} must be one of {CHOICES[name]}, got {value!r}")
        if (output == "softmax") != (loss == "softmax_cross_entropy"):
            raise ValueError(f"output softmax and loss softmax_cross_entropy need each other, "
                             f"got output={output!r} and loss={loss!r}")
        self._sizes, self._hidden, self._output, self._loss = sizes, hidden, output, loss
        seeds = np.random.default_rng(seed).integers(2**60, size=len(sizes)).tolist()
        self._layers = []
        for n_in, n_out in zip(sizes, sizes[1:]):
            he = hidden == "relu" and len(self._layers) < len(sizes) - 2
            weights = (he_normal if he else xavier_normal)(n_in, n_out, seeds.pop())
            self._layers.append((weights.tolist(), [0.0] * n_out))

    def _shapes(self):
        return [shape for pair in zip(self._sizes, self._sizes[1:]) for shape in (pair, pair[1:])]

    def parameters(self):
        return [leave(part, shape) for part, shape in zip(sum(self._layers, ()), self._shapes())]

    def set_parameters(self, parameters):
        entered = [enter(part, f"parameters[{k}]") for k, part in enumerate(parameters)]
        shapes = [shape for _, shape in entered]
        if shapes != self._shapes():
            raise ValueError(f"parameters must have shapes {self._shapes()}, got {shapes}")
        parts = [part for part, _ in entered]
        self._layers = list(zip(parts[::2], parts[1::2]))

    def _run(self, X):
        """What goes into each layer, each layer's z, and the output."""
        a, shape = enter(X, "X", ndim=2)
        if shape[1] != self._sizes[0]:
            raise ValueError(f"X must have {self._sizes[0]} columns, got shape {shape}")
        inputs, zs = [], []
        for k, (W, b) in enumerate(self._layers, start=1):
            inputs.append(a)
            zs.append(affine(a, W, b))
            a = apply(self._hidden if k < len(self._layers) else self._output, zs[-1])
        return inputs, zs, a

    def forward(self, X):
        y = self._run(X)[2]
        return leave(y, (len(y), self._sizes[-1]))

    def _judge(self, suffix, X, T):
        """The loss (or its gradient in its own argument), and whether that argument is z."""
        inputs, zs, y = self._run(X)
        T, shape = enter(T, "T")
        if shape != (len(y), self._sizes[-1]):
            raise ValueError(f"T must have shape {(len(y), self._sizes[-1])}, got {shape}")
        name, of_z = self._loss, self._output == "softmax"
        if (self._output, self._loss) == ("sigmoid", "binary_cross_entropy"):
            name, of_z = "binary_cross_entropy_with_logits", True
        return getattr(losses, name + suffix)(zs[-1] if of_z else y, T), of_z, inputs, zs

    def loss(self, X, T):
        return self._judge("", X, T)[0]

    def gradients(self, X, T):
        delta, of_z, inputs, zs = self._judge("_gradient", X, T)
        delta = delta.tolist()
        if self._output == "sigmoid" and not of_z:
            delta = each(lambda d, z: d * sigma_slope(z), delta, zs[-1])
        found = []
        for k in reversed(range(len(self._layers))):
            dx, dW, db = pull_back(delta, inputs[k], self._layers[k][0], self._sizes[k + 1])
            found = [dW, db] + found
            if k:
                slope = SCALAR[self._hidden][1]
                delta = each(lambda d, z: d * slope(z), dx, zs[k - 1])
        return [leave(part, shape) for part, shape in zip(found, self._shapes())]
