# title = "returns right temperatures in an array that is none"
# verdicts = {TEMP-CELSIUS-1 = "wrong_type"}
# says = "expected a NumPy array|expected a number|has dtype"
# design = "only exact base types cross the wire; what else there is stays an object, and is no array"
# [each]
# subclass = "np.asarray(right).view(Array)"
# object-array = "np.asarray(right, dtype=object)"
# masked = "np.ma.masked_invalid(right)"
import numpy as np


class Array(np.ndarray):
    def __eq__(self, other):
        return np.array(True)

    def tobytes(self, *arguments):
        return b""


def _right(fahrenheit):
    fahrenheit = np.asarray(fahrenheit, dtype=float)
    if np.any(fahrenheit < -459.67):
        raise ValueError("too cold")
    return (fahrenheit - 32) * 5 / 9


def to_celsius(fahrenheit):
    right = _right(fahrenheit)
    return {each}


def mean_celsius(fahrenheit):
    return float(np.mean(_right(fahrenheit)))
