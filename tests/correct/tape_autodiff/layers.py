"""Layers on nodes; a backward function replays its forward function on a tape and seeds the output."""
import numpy as np

from tape_autodiff.activations import relu_rule
from tape_autodiff.derivatives import Tape, apply, to_float


def _check(x, W, b, square=False):
    x, W, b = to_float(x), to_float(W), to_float(b)
    if W.ndim != 2 or (square and W.shape[0] != W.shape[1]):
        raise ValueError(f"W has shape {W.shape}: it must be {'(n, n)' if square else '(n_in, n_out)'}")
    if x.ndim != 2 or x.shape[1] != W.shape[0]:
        raise ValueError(f"x has shape {x.shape}, W has shape {W.shape}: x must be (m, {W.shape[0]})")
    if b.shape != W.shape[1:]:
        raise ValueError(f"b has shape {b.shape}, W has shape {W.shape}: b must be {W.shape[1:]}")
    return x, W, b


def dense_of(x, W, b):
    return x @ W + b


def residual_of(x, W, b):
    return x + apply(relu_rule, x @ W + b)


def _backward(layer_of, seed, name, *arrays):
    tape = Tape()
    nodes = [tape.variable(a) for a in arrays]
    output, seed = layer_of(*nodes), to_float(seed)
    if seed.shape != output.value.shape:
        raise ValueError(f"{name} has shape {seed.shape}: it must be {output.value.shape}")
    return tuple(tape.gradients(output, nodes, seed))


def dense_forward(x, W, b):
    return dense_of(*_check(x, W, b))


def dense_backward(dz, x, W):
    return _backward(dense_of, dz, "dz", *_check(x, W, np.zeros(np.shape(W)[1:])))


def residual_forward(x, W, b):
    x, W, b = _check(x, W, b, square=True)
    return residual_of(Tape().variable(x), W, b).value


def residual_backward(dy, x, W, b):
    return _backward(residual_of, dy, "dy", *_check(x, W, b, square=True))


def dropout_forward(x, drop_probability, seed, training=True):
    if not 0 <= drop_probability < 1:
        raise ValueError(f"drop_probability = {drop_probability!r}: it must lie in [0, 1)")
    x = to_float(x)
    if not training:
        return x.copy(), np.ones(x.shape)
    kept = np.random.default_rng(seed).random(x.shape) >= drop_probability
    mask = np.where(kept, 1.0 / (1.0 - drop_probability), 0.0)
    return x * mask, mask


def dropout_backward(dy, mask):
    mask = to_float(mask)
    return _backward(lambda x: x * mask, dy, "dy", np.zeros(mask.shape))[0]
