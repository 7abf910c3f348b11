"""Shared checks and numerics: array-likes become float64, bad input becomes a ValueError."""

import math
import operator

import numpy as np


def real_array(value, name, ndim=None):
    """Return `value` as a fresh, writable, C-ordered float64 array."""
    try:
        raw = np.asarray(value)
        if raw.dtype.kind == "O":
            entries = [float(entry) for entry in raw.ravel()]
            raw = np.array(entries, dtype=np.float64).reshape(raw.shape)
    except (TypeError, ValueError, OverflowError) as problem:
        raise ValueError(f"{name} must be an array of real numbers: {problem}") from problem
    if raw.dtype.kind not in "biuf":
        raise ValueError(f"{name} must hold real numbers, got {raw.dtype} values: {value!r}")
    if ndim is not None and raw.ndim != ndim:
        raise ValueError(f"{name} must have {ndim} axes, got shape {raw.shape}")
    return np.array(raw, dtype=np.float64, order="C")


def array_list(values, name):
    """Return the members of a sequence as fresh float64 arrays."""
    try:
        members = list(values)
    except TypeError as problem:
        raise ValueError(f"{name} must be a sequence of arrays, got {values!r}") from problem
    return [real_array(member, f"{name}[{k}]") for k, member in enumerate(members)]


def number(value, name):
    """Return what a scalar function produced; an array without axes is accepted."""
    return float(real_array(value, name, ndim=0))


def finite(value, name):
    """Return a finite scalar argument as np.float64."""
    scalar = real_array(value, name, ndim=0)[()]
    if not np.isfinite(scalar):
        raise ValueError(f"{name} must be finite, got {value!r}")
    return scalar


def positive(value, name):
    scalar = finite(value, name)
    if scalar <= 0.0:
        raise ValueError(f"{name} must be greater than 0, got {value!r}")
    return float(scalar)


def not_negative(value, name):
    scalar = finite(value, name)
    if scalar < 0.0:
        raise ValueError(f"{name} must be at least 0, got {value!r}")
    return float(scalar)


def fraction(value, name):
    """Return a scalar of the half-open interval [0, 1)."""
    scalar = finite(value, name)
    if not 0.0 <= scalar < 1.0:
        raise ValueError(f"{name} must lie in [0, 1), got {value!r}")
    return float(scalar)


def whole(value, name, least):
    try:
        count = operator.index(value)
    except TypeError as problem:
        raise ValueError(f"{name} must be an integer, got {value!r}") from problem
    if count < least:
        raise ValueError(f"{name} must be an integer of at least {least}, got {value!r}")
    return count


def same_shape(first, second, first_name, second_name):
    if first.shape != second.shape:
        raise ValueError(
            f"{first_name} and {second_name} must have equal shapes, "
            f"got {first.shape} and {second.shape}"
        )


def same_rows(X, T):
    """Check that two data arrays have rows, and equally many."""
    if X.ndim == 0 or T.ndim == 0 or len(X) != len(T):
        raise ValueError(
            f"X and T must have the same number of rows, got shapes {X.shape} and {T.shape}"
        )


def _seeded(make, seed):
    if seed is None:
        raise ValueError("seed must be given, got None: the same seed gives the same result")
    try:
        return make(seed)
    except (TypeError, ValueError) as problem:
        raise ValueError(f"seed must be a non-negative integer, got {seed!r}") from problem


def generator(seed):
    return _seeded(np.random.default_rng, seed)


def child_seeds(seed, count):
    """Return `count` independent integer seeds derived from one."""
    states = _seeded(np.random.SeedSequence, seed).generate_state(count, np.uint64)
    return [int(state) for state in states]


def norm(*arrays):
    """Joint Euclidean norm of all entries, without overflow or underflow of the squares."""
    entries = np.concatenate([np.zeros(1), *(np.ravel(array) for array in arrays)])
    peak = np.abs(entries).max()
    if peak == 0.0 or not math.isfinite(peak):
        return float(peak)
    _, exponent = math.frexp(peak)
    with np.errstate(over="ignore", under="ignore"):
        scaled = np.ldexp(entries, -exponent)
        return float(np.ldexp(np.sqrt(scaled @ scaled), exponent))
