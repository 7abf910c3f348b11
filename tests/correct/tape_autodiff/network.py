"""The multilayer perceptron: `_record` writes a pass on a fresh tape, gradients are read off it."""
import numpy as np

from tape_autodiff import activations, losses
from tape_autodiff.derivatives import Tape, apply, to_float
from tape_autodiff.initialization import he_normal, xavier_normal
from tape_autodiff.layers import dense_of

HIDDEN = {"sigmoid": activations.sigmoid_rule, "tanh": activations.tanh_rule, "relu": activations.relu_rule}
OUTPUT = {"linear": lambda z: (z, lambda g: g), "sigmoid": activations.sigmoid_rule,
          "softmax": activations.softmax_rule}
LOSSES = {name: getattr(losses, f"{name}_of") for name in (
    "half_squared_error", "mean_squared_error", "binary_cross_entropy", "softmax_cross_entropy")}
LOGIT_CLIP = np.log1p(-losses.CLIP) - np.log(losses.CLIP)


def _clipped_cross_entropy_of(z, t):
    """binary_cross_entropy of sigmoid(z), clipped on the logits: the same function without its rounding."""
    clipped = apply(activations.clip_rule, z, -LOGIT_CLIP, LOGIT_CLIP)
    return losses.binary_cross_entropy_with_logits_of(clipped, t)


FROM_LOGITS = {("softmax", "softmax_cross_entropy"): losses.softmax_cross_entropy_of,
               ("sigmoid", "binary_cross_entropy"): _clipped_cross_entropy_of}


class MLP:
    def __init__(self, layer_sizes, hidden="sigmoid", output="sigmoid", loss="half_squared_error", seed=0):
        choices = [("hidden", hidden, HIDDEN), ("output", output, OUTPUT), ("loss", loss, LOSSES)]
        for name, value, known in choices:
            if value not in known:
                raise ValueError(f"{name} = {value!r}: it must be one of {', '.join(known)}")
        if (output == "softmax") != (loss == "softmax_cross_entropy"):
            raise ValueError(f"output = {output!r} loss = {loss!r}: softmax goes with its own loss only")
        sizes = np.atleast_1d(layer_sizes)
        if sizes.ndim != 1 or sizes.size < 2 or not np.all((sizes >= 1) & (sizes == np.trunc(sizes))):
            raise ValueError(f"layer_sizes = {layer_sizes!r}: it must hold two or more integers >= 1")
        rng, self._parameters, last = np.random.default_rng(seed), [], sizes.size - 2
        for layer, (n_in, n_out) in enumerate(zip(sizes[:-1], sizes[1:])):
            initial = he_normal if hidden == "relu" and layer < last else xavier_normal
            self._parameters += [initial(n_in, n_out, rng.integers(2**63)), np.zeros(int(n_out))]
        self._hidden, self._output, self._loss = HIDDEN[hidden], OUTPUT[output], LOSSES[loss]
        self._loss_from_logits = FROM_LOGITS.get((output, loss))

    def parameters(self):
        return [p.copy() for p in self._parameters]

    def set_parameters(self, parameters):
        new = [np.array(p, dtype=np.float64) for p in parameters]
        shapes, expected = [p.shape for p in new], [p.shape for p in self._parameters]
        if shapes != expected:
            raise ValueError(f"parameters have the shapes {shapes}: they must be {expected}")
        self._parameters = new

    def _record(self, X):
        """The tape, its parameter nodes and the node of the last pre-activation."""
        a, n_in = to_float(X), len(self._parameters[0])
        if a.ndim != 2 or a.shape[1] != n_in:
            raise ValueError(f"X has shape {a.shape}: it must be (m, {n_in})")
        tape = Tape()
        nodes = [tape.variable(p) for p in self._parameters]
        for layer in range(0, len(nodes), 2):
            z = dense_of(a, nodes[layer], nodes[layer + 1])
            a = apply(self._hidden, z) if layer < len(nodes) - 2 else z
        return tape, nodes, z

    def _record_loss(self, X, T):
        tape, nodes, z = self._record(X)
        _, T = losses.check_pair(z.value, T)
        if self._loss_from_logits:
            return tape, nodes, self._loss_from_logits(z, T)
        return tape, nodes, self._loss(apply(self._output, z), T)

    def forward(self, X):
        return self._output(self._record(X)[2].value)[0]

    def loss(self, X, T):
        return float(self._record_loss(X, T)[2].value)

    def gradients(self, X, T):
        tape, nodes, loss = self._record_loss(X, T)
        return tape.gradients(loss, nodes)
