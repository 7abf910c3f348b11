"""The borders: arrays become nested lists on the way in, and arrays again on the way out."""

import math
from operator import mul

import numpy as np


def enter(value, name, ndim=None):
    """(nested list of floats, shape) of anything array-like."""
    try:
        array = np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} must be array-like and numeric, got {value!r}") from error
    if ndim is not None and array.ndim != ndim:
        raise ValueError(f"{name} must have {ndim} axes, got shape {array.shape}")
    return array.tolist(), array.shape


def leave(numbers, shape):
    return np.array(numbers, dtype=np.float64).reshape(shape)


def flat(nested):
    """All the numbers, in C order."""
    return [number for part in nested for number in flat(part)] if isinstance(nested, list) else [nested]


def each(function, *nested):
    """function of corresponding numbers, keeping the nesting."""
    if isinstance(nested[0], list):
        return [each(function, *parts) for parts in zip(*nested)]
    return function(*nested)


def elementwise(function, value, name):
    """An array for an array, a float for a scalar."""
    numbers, shape = enter(value, name)
    result = each(function, numbers)
    return leave(result, shape) if shape else result


def dot(u, v):
    return sum(map(mul, u, v), 0.0)


def total(numbers):
    """The correctly rounded sum; inf or nan where that is what the sum is."""
    try:
        return math.fsum(numbers)
    except (OverflowError, ValueError):
        return sum(numbers, 0.0)


def norm(numbers):
    return math.hypot(*numbers)


def same_shape(first, first_name, second, second_name):
    """Both entered, their common shape checked."""
    (a, shape), (b, other) = enter(first, first_name), enter(second, second_name)
    if shape != other:
        raise ValueError(f"{first_name} and {second_name} must have the same shape, got {shape} and {other}")
    return a, b, shape
