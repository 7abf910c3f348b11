import math

from activations import shares, sigma
from nested import each, enter, flat, leave, same_shape, total


def _batch(prediction, target, name="prediction"):
    """Both as nested lists, the shape, the number of rows and the number of entries."""
    prediction, target, shape = same_shape(prediction, name, target, "target")
    count = math.prod(shape)
    if count == 0:
        raise ValueError(f"{name} must not be empty, got shape {shape}")
    return prediction, target, shape, shape[0] if shape else 1, count


def _total(function, y, t):
    return total(list(map(function, flat(y), flat(t))))


def _square(y, t):
    return (y - t) * (y - t)


def half_squared_error(prediction, target):
    y, t, _, m, _ = _batch(prediction, target)
    return _total(_square, y, t) / (2 * m)


def half_squared_error_gradient(prediction, target):
    y, t, shape, m, _ = _batch(prediction, target)
    return leave(each(lambda p, q: (p - q) / m, y, t), shape)


def mean_squared_error(prediction, target):
    y, t, _, _, count = _batch(prediction, target)
    return _total(_square, y, t) / count


def mean_squared_error_gradient(prediction, target):
    y, t, shape, _, count = _batch(prediction, target)
    return leave(each(lambda p, q: 2 * (p - q) / count, y, t), shape)


def _clipped(y):
    if y < 0 or y > 1:
        raise ValueError(f"prediction must be in [0, 1], got {y}")
    return min(max(y, 1e-12), 1 - 1e-12)


def binary_cross_entropy(prediction, target):
    y, t, _, _, count = _batch(prediction, target)
    y = each(_clipped, y)
    return _total(lambda p, q: -q * math.log(p) - (1 - q) * math.log1p(-p), y, t) / count


def binary_cross_entropy_gradient(prediction, target):
    y, t, shape, _, count = _batch(prediction, target)
    y = each(_clipped, y)
    return leave(each(lambda p, q: (p - q) / (p * (1 - p)) / count, y, t), shape)


def binary_cross_entropy_with_logits(prediction, target):
    def softplus(z):
        return max(z, 0.0) + math.log1p(math.exp(-abs(z)))

    z, t, _, _, count = _batch(prediction, target)
    return _total(lambda v, q: q * softplus(-v) + (1 - q) * softplus(v), z, t) / count


def binary_cross_entropy_with_logits_gradient(prediction, target):
    z, t, shape, _, count = _batch(prediction, target)
    return leave(each(lambda v, q: ((1 - q) * sigma(v) - q * sigma(-v)) / count, z, t), shape)


def _rows(logits, target):
    enter(logits, "logits", ndim=2)
    return _batch(logits, target, "logits")


def softmax_cross_entropy(logits, target):
    z, t, _, m, _ = _rows(logits, target)
    terms = []
    for scores, wanted in zip(z, t):
        powers = sorted(math.exp(v - max(scores)) for v in scores)
        tail = math.log1p(math.fsum(powers[:-1]))  # the largest power is 1
        terms += [q * (max(scores) - v + tail) for v, q in zip(scores, wanted) if q]
    return total(terms) / m


def softmax_cross_entropy_gradient(logits, target):
    z, t, shape, m, _ = _rows(logits, target)
    result = []
    for scores, wanted in zip(z, t):
        s = shares(scores)
        mass, best = total(wanted), s.index(max(s))
        rest = [math.fsum(s[:k] + s[k + 1:]) if k == best else 1 - p for k, p in enumerate(s)]
        # s * mass - t, written so that an almost perfect row keeps its digits
        result.append([(p * (mass - q) - q * r) / m for p, q, r in zip(s, wanted, rest)])
    return leave(result, shape)
