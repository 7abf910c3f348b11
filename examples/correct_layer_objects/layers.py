"""Dense, residual and dropout layers: functions, and a Dense object that caches its input."""

import numpy as np
from activations import relu, relu_derivative
from toolkit import fraction, generator, real_array, same_shape


def _affine_arguments(x, W, b=None):
    x, W = real_array(x, "x", ndim=2), real_array(W, "W", ndim=2)
    if x.shape[1] != W.shape[0]:
        raise ValueError(f"W must have one row per column of x, got W {W.shape} and x {x.shape}")
    if b is None:
        return x, W
    b = real_array(b, "b", ndim=1)
    if b.size != W.shape[1]:
        raise ValueError(f"b must have one entry per column of W, got b {b.shape}, W {W.shape}")
    return x, W, b


def _square(W):
    if W.shape[0] != W.shape[1]:
        raise ValueError(f"W must be square so that x can be added, got shape {W.shape}")


def dense_forward(x, W, b):
    x, W, b = _affine_arguments(x, W, b)
    return x @ W + b


def dense_backward(dz, x, W):
    x, W = _affine_arguments(x, W)
    dz = real_array(dz, "dz", ndim=2)
    if dz.shape != (x.shape[0], W.shape[1]):
        raise ValueError(
            f"dz must have shape {(x.shape[0], W.shape[1])} to fit x and W, got {dz.shape}"
        )
    dx = np.einsum("mo,io->mi", dz, W, optimize=True)
    dW = np.einsum("mi,mo->io", x, dz, optimize=True)
    return np.array(dx), np.array(dW), np.einsum("mo->o", dz)


def residual_forward(x, W, b):
    x, W, b = _affine_arguments(x, W, b)
    _square(W)
    return x + relu(x @ W + b)


def residual_backward(dy, x, W, b):
    x, W, b = _affine_arguments(x, W, b)
    _square(W)
    dy = real_array(dy, "dy", ndim=2)
    same_shape(dy, x, "dy", "x")
    dx, dW, db = dense_backward(dy * relu_derivative(x @ W + b), x, W)
    return dx + dy, dW, db


def dropout_forward(x, drop_probability, seed, training=True):
    x = real_array(x, "x")
    drop_probability = fraction(drop_probability, "drop_probability")
    mask = np.ones(x.shape)
    if training:
        kept = generator(seed).random(x.shape) >= drop_probability
        mask = np.where(kept, 1.0 / (1.0 - drop_probability), 0.0)
    return x * mask, mask


def dropout_backward(dy, mask):
    dy, mask = real_array(dy, "dy"), real_array(mask, "mask")
    same_shape(dy, mask, "dy", "mask")
    return dy * mask


class Dense:
    """z = x @ W + b; forward caches x, backward hands out dx and keeps (dW, db)."""

    def __init__(self, W, b):
        self.W, self.b = W, b
        self._x = self._gradients = None

    def forward(self, x):
        self._x = x
        return dense_forward(x, self.W, self.b)

    def backward(self, dz):
        dx, *self._gradients = dense_backward(dz, self._x, self.W)
        return dx

    def take_gradients(self):
        """Hand over (dW, db) of the last backward pass and forget them."""
        gradients, self._gradients = self._gradients, None
        return gradients
