"""The network: a body that ends in pre-activations, and a head that fuses output activation and loss."""
import numpy as np

from . import activations, losses
from .derivatives import tensor
from .initialization import he_normal, xavier_normal
from .layers import Activation, Linear, Memory, Module, Sequential

HIDDEN = ("sigmoid", "tanh", "relu")
OUTPUT = {"linear": tensor, "sigmoid": activations.sigmoid, "softmax": activations.softmax}


class Unfused:
    """Any elementwise output with any loss on it, by the chain rule."""

    def __init__(self, output, loss):
        self.activate = OUTPUT[output]
        self.derivative = getattr(activations, f"{output}_derivative", np.ones_like)
        self.compare, self.compare_gradient = getattr(losses, loss), getattr(losses, f"{loss}_gradient")

    def loss(self, z, T):
        return self.compare(self.activate(z), T)

    def gradient(self, z, T):
        return self.compare_gradient(self.activate(z), T) * self.derivative(z)


class SigmoidBinaryCrossEntropy:
    """The clipped cross-entropy, computed from (clipped) logits; gradient sigmoid - target, 0 beyond."""

    activate = staticmethod(activations.sigmoid)

    def loss(self, z, T):
        return losses.binary_cross_entropy_with_logits(np.clip(z, -losses.LOGIT_CLIP, losses.LOGIT_CLIP), T)

    def gradient(self, z, T):
        gradient = losses.binary_cross_entropy_with_logits_gradient(z, T)
        gradient[np.abs(z) > losses.LOGIT_CLIP] = 0.0
        return gradient


class SoftmaxCrossEntropy:
    activate = staticmethod(activations.softmax)
    loss = staticmethod(losses.softmax_cross_entropy)
    gradient = staticmethod(losses.softmax_cross_entropy_gradient)


HEADS = {(output, loss): lambda output=output, loss=loss: Unfused(output, loss)
         for output in ("linear", "sigmoid")
         for loss in ("half_squared_error", "mean_squared_error", "binary_cross_entropy")}
HEADS["sigmoid", "binary_cross_entropy"] = SigmoidBinaryCrossEntropy
HEADS["softmax", "softmax_cross_entropy"] = SoftmaxCrossEntropy


class MLP(Module):
    def __init__(self, layer_sizes, hidden="sigmoid", output="sigmoid", loss="half_squared_error", seed=0):
        if hidden not in HIDDEN:
            raise ValueError(f"hidden must be one of {HIDDEN}, got {hidden!r}")
        if (output, loss) not in HEADS:
            raise ValueError(f"(output, loss) must be one of {sorted(HEADS)}, got {(output, loss)!r}")
        sizes = [int(n) for n in np.atleast_1d(layer_sizes)]
        if len(sizes) < 2 or min(sizes) < 1 or any(n != m for n, m in zip(sizes, np.atleast_1d(layer_sizes))):
            raise ValueError(f"layer_sizes must hold two or more integers >= 1, got {layer_sizes!r}")
        self.n_in, self.memory, self.head, modules = sizes[0], Memory(), HEADS[output, loss](), []
        seeds = np.random.SeedSequence(seed).generate_state(len(sizes) - 1, np.uint64)
        for layer, (n_in, n_out) in enumerate(zip(sizes, sizes[1:])):
            last = layer == len(sizes) - 2
            initial = he_normal if hidden == "relu" and not last else xavier_normal
            modules.append(Linear(self.memory, initial(n_in, n_out, seeds[layer])))
            if not last:
                modules.append(Activation(hidden))
        self.body = Sequential(*modules)
        self.tensors = [p for m in modules if isinstance(m, Linear) for p in (m.weight, m.bias)]

    def parameters(self):
        return [p.data.copy() for p in self.tensors]

    def set_parameters(self, parameters):
        new = [tensor(p) for p in parameters]
        shapes, expected = [p.shape for p in new], [p.shape for p in self.tensors]
        if shapes != expected:
            raise ValueError(f"parameters must have the shapes {expected}, got {shapes}")
        self.memory.value[:] = np.concatenate([p.ravel() for p in new])

    def _logits(self, X):
        X = tensor(X)
        if X.ndim != 2 or X.shape[1] != self.n_in:
            raise ValueError(f"X must have shape (m, {self.n_in}), got {X.shape}")
        return self.body(X)

    def forward(self, X):
        return self.head.activate(self._logits(X))

    def loss(self, X, T):
        return self.head.loss(self._logits(X), T)

    def gradients(self, X, T):
        dz = self.head.gradient(self._logits(X), T)
        self.memory.gradient[:] = 0.0
        self.body.backward(dz)
        return [p.grad.copy() for p in self.tensors]
