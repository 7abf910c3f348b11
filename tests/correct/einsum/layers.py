"""Layers: m counts rows, i inputs, o outputs."""
import numpy as np
from activations import relu, relu_derivative
from derivatives import to_copy, to_float


def _fit(**shapes):
    """Give every letter one size across all arrays: _fit(x=(x, "mi"), W=(W, "io")) and return the arrays."""
    arrays, sizes = {name: to_float(array) for name, (array, _) in shapes.items()}, {}
    for name, (_, letters) in shapes.items():
        shape = arrays[name].shape
        if len(shape) != len(letters) or any(sizes.setdefault(k, n) != n for k, n in zip(letters, shape)):
            rule = ", ".join(f"{key} ({', '.join(axes)})" for key, (_, axes) in shapes.items())
            raise ValueError(f"{name} has shape {shape}: shapes must fit {rule} with {sizes}")
    return arrays.values()


def dense_forward(x, W, b):
    x, W, b = _fit(x=(x, "mi"), W=(W, "io"), b=(b, "o"))
    return np.einsum("mi,io->mo", x, W) + b


def dense_backward(dz, x, W):
    dz, x, W = _fit(dz=(dz, "mo"), x=(x, "mi"), W=(W, "io"))
    return np.einsum("mo,io->mi", dz, W), np.einsum("mi,mo->io", x, dz), np.einsum("mo->o", dz)


def residual_forward(x, W, b):
    x, W, b = _fit(x=(x, "mi"), W=(W, "ii"), b=(b, "i"))
    return x + relu(dense_forward(x, W, b))


def residual_backward(dy, x, W, b):
    dy, x, W, b = _fit(dy=(dy, "mi"), x=(x, "mi"), W=(W, "ii"), b=(b, "i"))
    dx, dW, db = dense_backward(dy * relu_derivative(dense_forward(x, W, b)), x, W)
    return dy + dx, dW, db


def dropout_forward(x, drop_probability, seed, training=True):
    if not 0 <= drop_probability < 1:
        raise ValueError(f"drop_probability = {drop_probability!r}: it must lie in [0, 1)")
    x = to_copy(x)
    if not training:
        return x, np.ones(x.shape)
    mask = (np.random.default_rng(seed).random(x.shape) >= drop_probability) / to_float(1 - drop_probability)
    return x * mask, mask


def dropout_backward(dy, mask):
    dy, mask = to_float(dy), to_float(mask)
    if dy.shape != mask.shape:
        raise ValueError(f"dy {dy.shape} and mask {mask.shape} must have the same shape")
    return dy * mask
