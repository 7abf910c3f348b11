# title = "remembers its first answer and gives it for ever"
# verdicts = {TEMP-CELSIUS-1 = "wrong_shape"}
# says = "expected"
# design = "each case has inputs of its own"
import functools
import numpy as np

_first = None


def _right(fahrenheit):
    fahrenheit = np.asarray(fahrenheit, dtype=float)
    if np.any(fahrenheit < -459.67):
        raise ValueError("too cold")
    return (fahrenheit - 32) * 5 / 9


def to_celsius(fahrenheit):
    global _first
    right = _right(fahrenheit)
    _first = right if _first is None else _first
    return _first


def mean_celsius(fahrenheit):
    return float(np.mean(_right(fahrenheit)))
