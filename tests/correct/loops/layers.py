"""Dense, residual and dropout layers with three nested loops where others write `@`."""

import numpy as np

from .activations import relu, relu_derivative, to_array


def _checked(x, W, b=None):
    x = to_array(x, "x")
    W = to_array(W, "W")
    if x.ndim != 2 or W.ndim != 2 or x.shape[1] != W.shape[0]:
        raise ValueError(f"x and W must have shapes (m, n_in) and (n_in, n_out), got {x.shape} and {W.shape}")
    if b is None:
        return x, W
    b = to_array(b, "b")
    if b.shape != (W.shape[1],):
        raise ValueError(f"b must have shape (n_out,) = ({W.shape[1]},), got {b.shape}")
    return x, W, b


def dense_forward(x, W, b):
    x, W, b = _checked(x, W, b)
    rows, weights, biases = x.tolist(), W.tolist(), b.tolist()
    z = np.empty((x.shape[0], W.shape[1]))
    for r in range(z.shape[0]):
        row = rows[r]
        for unit in range(z.shape[1]):
            total = biases[unit]
            for i in range(len(row)):
                total += row[i] * weights[i][unit]
            z[r, unit] = total
    return z


def dense_backward(dz, x, W):
    x, W = _checked(x, W)
    dz = to_array(dz, "dz")
    m, n_in = x.shape
    n_out = W.shape[1]
    if dz.shape != (m, n_out):
        raise ValueError(f"dz must have shape (m, n_out) = {(m, n_out)}, got {dz.shape}")
    rows, weights, deltas = x.tolist(), W.tolist(), dz.tolist()
    dx = np.empty((m, n_in))
    dW = np.empty((n_in, n_out))
    db = np.empty(n_out)
    for r in range(m):
        for i in range(n_in):
            total = 0.0
            for unit in range(n_out):
                total += deltas[r][unit] * weights[i][unit]
            dx[r, i] = total
    for unit in range(n_out):
        for i in range(n_in):
            total = 0.0
            for r in range(m):
                total += rows[r][i] * deltas[r][unit]
            dW[i, unit] = total
        total = 0.0
        for r in range(m):
            total += deltas[r][unit]
        db[unit] = total
    return dx, dW, db


def _times(a, b):
    """Entry by entry product of two arrays of one shape."""
    result = np.empty(a.shape)
    for position, (left, right) in enumerate(zip(a.ravel().tolist(), b.ravel().tolist())):
        result.flat[position] = left * right
    return result


def _plus(a, b):
    result = np.empty(a.shape)
    for position, (left, right) in enumerate(zip(a.ravel().tolist(), b.ravel().tolist())):
        result.flat[position] = left + right
    return result


def _check_square(W):
    shape = np.shape(W)
    if len(shape) != 2 or shape[0] != shape[1]:
        raise ValueError(f"W must be square so that the skip connection fits, got shape {shape}")


def residual_forward(x, W, b):
    _check_square(W)
    return _plus(to_array(x, "x"), relu(dense_forward(x, W, b)))


def residual_backward(dy, x, W, b):
    _check_square(W)
    z = dense_forward(x, W, b)
    dy = to_array(dy, "dy")
    if dy.shape != z.shape:
        raise ValueError(f"dy must have the shape of x, {z.shape}, got {dy.shape}")
    through_branch, dW, db = dense_backward(_times(dy, relu_derivative(z)), x, W)
    return _plus(dy, through_branch), dW, db


def dropout_forward(x, drop_probability, seed, training=True):
    if not 0 <= drop_probability < 1:
        raise ValueError(f"drop_probability must be in [0, 1), got {drop_probability}")
    x = to_array(x, "x")
    mask = np.ones(x.shape)
    if training:
        rng = np.random.default_rng(seed)
        kept = 1.0 / (1.0 - float(drop_probability))
        for position in range(x.size):
            mask.flat[position] = 0.0 if rng.random() < drop_probability else kept
    return _times(x, mask), mask


def dropout_backward(dy, mask):
    dy = to_array(dy, "dy")
    mask = to_array(mask, "mask")
    if dy.shape != mask.shape:
        raise ValueError(f"dy and mask must have equal shapes, got {dy.shape} and {mask.shape}")
    return _times(dy, mask)
