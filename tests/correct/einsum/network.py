"""The multilayer perceptron: two folds over the layers, one forwards and one backwards."""
import activations
import initialization
import layers
import losses
import numpy as np
from derivatives import to_copy, to_float

ACTIVATIONS = {"linear": (to_copy, np.ones_like), "softmax": (activations.softmax, None)} | {
    name: (getattr(activations, name), getattr(activations, f"{name}_derivative"))
    for name in ("sigmoid", "tanh", "relu")
}
INITIALIZERS = {"relu": initialization.he_normal}
HIDDEN, OUTPUT = ("sigmoid", "tanh", "relu"), ("linear", "sigmoid", "softmax")
LOSSES = ("half_squared_error", "mean_squared_error", "binary_cross_entropy", "softmax_cross_entropy")


class MLP:
    def __init__(self, layer_sizes, hidden="sigmoid", output="sigmoid", loss="half_squared_error", seed=0):
        choices = ("hidden", hidden, HIDDEN), ("output", output, OUTPUT), ("loss", loss, LOSSES)
        for name, value, known in choices:
            if value not in known:
                raise ValueError(f"{name} = {value!r}: it must be one of {known}")
        if (output == "softmax") != (loss == "softmax_cross_entropy"):
            raise ValueError(f"output = {output!r}, loss = {loss!r}: softmax goes with softmax_cross_entropy")
        sizes = np.ravel(layer_sizes)
        if sizes.size < 2 or np.any(sizes < 1) or np.any(sizes != np.rint(sizes)):
            raise ValueError(f"layer_sizes = {layer_sizes!r}: at least two integers >= 1")
        pairs = list(zip(sizes[:-1].astype(int), sizes[1:].astype(int)))
        self._names = [hidden] * (len(pairs) - 1) + [output]
        self._output, self._loss = output, loss
        self._parameters = [
            array
            for name, (i, o), child in zip(self._names, pairs, np.random.SeedSequence(seed).spawn(len(pairs)))
            for array in (INITIALIZERS.get(name, initialization.xavier_normal)(i, o, child), np.zeros(o))
        ]

    def parameters(self):
        return [to_copy(p) for p in self._parameters]

    def set_parameters(self, parameters):
        new, old = [to_copy(p) for p in parameters], [p.shape for p in self._parameters]
        if [p.shape for p in new] != old:
            raise ValueError(f"parameters has shapes {[p.shape for p in new]}: they must be {old}")
        self._parameters = new

    def _trace(self, X):
        a, trace = to_float(X), []
        if a.ndim != 2 or a.shape[1] != len(self._parameters[0]):
            raise ValueError(f"X has shape {a.shape}: it must be (m, {len(self._parameters[0])})")
        for W, b, name in zip(self._parameters[::2], self._parameters[1::2], self._names):
            z = layers.dense_forward(a, W, b)
            trace.append((a, W, z, name))
            a = ACTIVATIONS[name][0](z)
        return trace, a

    def forward(self, X):
        return self._trace(X)[1]

    def loss(self, X, T):
        trace, a = self._trace(X)
        return getattr(losses, self._loss)(trace[-1][2] if self._output == "softmax" else a, T)

    def _delta(self, z, a, T):
        """d loss / d z of the output layer: from the logits where the two fuse, else by the chain rule."""
        if self._output == "softmax":
            return losses.softmax_cross_entropy_gradient(z, T)
        if (self._output, self._loss) == ("sigmoid", "binary_cross_entropy"):
            # beyond the clip the loss is flat
            inside = (a >= losses.CLIP) & (a <= 1 - losses.CLIP)
            return inside * losses.binary_cross_entropy_with_logits_gradient(z, T)
        return getattr(losses, f"{self._loss}_gradient")(a, T) * ACTIVATIONS[self._output][1](z)

    def gradients(self, X, T):
        trace, a = self._trace(X)
        dz, gradients = self._delta(trace[-1][2], a, T), []
        for below, (a, W, _, _) in zip([None, *trace[:-1]][::-1], trace[::-1]):
            da, dW, db = layers.dense_backward(dz, a, W)
            gradients = [dW, db, *gradients]
            dz = da * ACTIVATIONS[below[3]][1](below[2]) if below else da
        return gradients
