import numpy as np
from activations import positive_part, positive_slope
from nested import dot, each, enter, leave


def affine(x, W, b):
    columns = [[row[j] for row in W] for j in range(len(b))]
    return [[dot(row, column) + bias for column, bias in zip(columns, b)] for row in x]


def pull_back(dz, x, W, n_out):
    dx = [[dot(delta, weights) for weights in W] for delta in dz]
    deltas = [[row[j] for row in dz] for j in range(n_out)]
    dW = [[dot([row[i] for row in x], delta) for delta in deltas] for i in range(len(W))]
    return dx, dW, [sum(delta, 0.0) for delta in deltas]


def _enter(x, W, *bias, square=False):
    (x, x_shape), (W, W_shape) = enter(x, "x", ndim=2), enter(W, "W", ndim=2)
    if x_shape[1] != W_shape[0]:
        raise ValueError(f"x must have as many columns as W has rows, got shapes {x_shape} and {W_shape}")
    if square and W_shape[0] != W_shape[1]:
        raise ValueError(f"W must be square, got shape {W_shape}")
    b, b_shape = enter(bias[0], "b", ndim=1) if bias else (None, W_shape[1:])
    if b_shape != W_shape[1:]:
        raise ValueError(f"b must have one entry per column of W, got shapes {b_shape} and {W_shape}")
    return x, W, b, x_shape, W_shape


def _enter_gradient(gradient, name, shape):
    gradient, actual = enter(gradient, name)
    if actual != shape:
        raise ValueError(f"{name} must have shape {shape}, got {actual}")
    return gradient


def _leave_backward(dx, dW, db, x_shape, W_shape):
    return leave(dx, x_shape), leave(dW, W_shape), leave(db, W_shape[1])


def dense_forward(x, W, b):
    x, W, b, x_shape, W_shape = _enter(x, W, b)
    return leave(affine(x, W, b), (x_shape[0], W_shape[1]))


def dense_backward(dz, x, W):
    x, W, _, x_shape, W_shape = _enter(x, W)
    dz = _enter_gradient(dz, "dz", (x_shape[0], W_shape[1]))
    return _leave_backward(*pull_back(dz, x, W, W_shape[1]), x_shape, W_shape)


def residual_forward(x, W, b):
    x, W, b, shape, _ = _enter(x, W, b, square=True)
    return leave(each(lambda v, z: v + positive_part(z), x, affine(x, W, b)), shape)


def residual_backward(dy, x, W, b):
    x, W, b, shape, W_shape = _enter(x, W, b, square=True)
    dy = _enter_gradient(dy, "dy", shape)
    branch = each(lambda d, z: d * positive_slope(z), dy, affine(x, W, b))
    dx, dW, db = pull_back(branch, x, W, W_shape[1])
    return _leave_backward(each(lambda d, e: d + e, dy, dx), dW, db, shape, W_shape)


def dropout_forward(x, drop_probability, seed, training=True):
    if not 0 <= drop_probability < 1:
        raise ValueError(f"drop_probability must be in [0, 1), got {drop_probability}")
    x, shape = enter(x, "x")
    mask = each(lambda _: 1.0, x)
    if training:
        rng = np.random.default_rng(seed)
        mask = each(lambda _: 1 / (1 - drop_probability) if rng.random() >= drop_probability else 0.0, x)
    return leave(each(lambda v, k: v * k, x, mask), shape), leave(mask, shape)


def dropout_backward(dy, mask):
    mask, shape = enter(mask, "mask")
    dy = _enter_gradient(dy, "dy", shape)
    return leave(each(lambda d, k: d * k, dy, mask), shape)
