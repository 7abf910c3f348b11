"""Losses and their gradients, summed entry by entry."""

import math

import numpy as np

from .activations import sigmoid_of, softmax_of_row, to_array

CLIP = 1e-12


def _pairs(prediction, target, name="prediction"):
    """Check the two arguments; hand back the shape, the number of rows and the pairs of entries."""
    prediction = to_array(prediction, name)
    target = to_array(target, "target")
    if prediction.shape != target.shape:
        raise ValueError(f"{name} and target must have equal shapes, "
                         f"got {prediction.shape} and {target.shape}")
    if prediction.size == 0:
        raise ValueError(f"{name} must not be empty, got shape {prediction.shape}")
    rows = prediction.shape[0] if prediction.ndim else 1
    return prediction.shape, rows, list(zip(prediction.ravel().tolist(), target.ravel().tolist()))


def _filled(shape, values):
    result = np.empty(shape)
    for position, value in enumerate(values):
        result.flat[position] = value
    return result


def _sum_of_squares(pairs):
    total = 0.0
    for y, t in pairs:
        total += (y - t) * (y - t)
    return total


def half_squared_error(prediction, target):
    _, rows, pairs = _pairs(prediction, target)
    return _sum_of_squares(pairs) / (2.0 * rows)


def half_squared_error_gradient(prediction, target):
    shape, rows, pairs = _pairs(prediction, target)
    return _filled(shape, [(y - t) / rows for y, t in pairs])


def mean_squared_error(prediction, target):
    _, _, pairs = _pairs(prediction, target)
    return _sum_of_squares(pairs) / len(pairs)


def mean_squared_error_gradient(prediction, target):
    shape, _, pairs = _pairs(prediction, target)
    return _filled(shape, [2.0 * (y - t) / len(pairs) for y, t in pairs])


def _probability(p):
    """p and 1 - p, both at least 1e-12."""
    if p < 0 or p > 1:
        raise ValueError(f"prediction must lie in [0, 1], got {p}")
    if p < CLIP:
        return CLIP, 1.0 - CLIP
    if 1.0 - p < CLIP:
        return 1.0 - CLIP, CLIP
    return p, 1.0 - p


def binary_cross_entropy(prediction, target):
    _, _, pairs = _pairs(prediction, target)
    total = 0.0
    for y, t in pairs:
        p, q = _probability(y)
        log_q = math.log1p(-p) if p < 0.5 else math.log(q)
        total -= t * math.log(p) + (1.0 - t) * log_q
    return total / len(pairs)


def binary_cross_entropy_gradient(prediction, target):
    shape, _, pairs = _pairs(prediction, target)
    slopes = []
    for y, t in pairs:
        p, q = _probability(y)
        if t == 1:
            slope = -1.0 / p
        elif t == 0:
            slope = 1.0 / q
        else:
            slope = (p - t) / (p * q)
        slopes.append(slope / len(pairs))
    return _filled(shape, slopes)


def _softplus(z):
    return max(z, 0.0) + math.log1p(math.exp(-abs(z)))


def binary_cross_entropy_with_logits(prediction, target):
    _, _, pairs = _pairs(prediction, target)
    total = 0.0
    for z, t in pairs:  # -log p is softplus(-z), -log(1 - p) is softplus(z)
        total += t * _softplus(-z) + (1.0 - t) * _softplus(z)
    return total / len(pairs)


def binary_cross_entropy_with_logits_gradient(prediction, target):
    shape, _, pairs = _pairs(prediction, target)
    slopes = []
    for z, t in pairs:  # sigmoid(z) - t, written so that nothing cancels for t = 1
        slopes.append(((1.0 - t) * sigmoid_of(z) - t * sigmoid_of(-z)) / len(pairs))
    return _filled(shape, slopes)


def _class_rows(logits, target):
    shape, rows, pairs = _pairs(logits, target, "logits")
    if len(shape) != 2:
        raise ValueError(f"logits must have shape (m, k), got {shape}")
    classes = shape[1]
    for r in range(rows):
        row = pairs[r * classes:(r + 1) * classes]
        yield [z for z, _ in row], [t for _, t in row]


def softmax_cross_entropy(logits, target):
    rows = 0
    total = 0.0
    for z, t in _class_rows(logits, target):
        rows += 1
        best = 0
        for k in range(len(z)):
            if z[k] > z[best]:
                best = k
        others = 0.0
        for k in range(len(z)):
            if k != best:
                others += math.exp(z[k] - z[best])
        for k in range(len(z)):
            if t[k] != 0:
                total += t[k] * (z[best] - z[k] + math.log1p(others))
    return total / rows


def softmax_cross_entropy_gradient(logits, target):
    slopes = []
    rows = 0
    for z, t in _class_rows(logits, target):
        rows += 1
        share = softmax_of_row(z)
        for k in range(len(z)):
            other_shares = 0.0
            other_targets = 0.0
            for j in range(len(z)):
                if j != k:
                    other_shares += share[j]
                    other_targets += t[j]
            # share[k] * sum(t) - t[k], without cancelling near a perfect answer
            slopes.append(share[k] * other_targets - t[k] * other_shares)
    return _filled((rows, len(slopes) // rows), [slope / rows for slope in slopes])
