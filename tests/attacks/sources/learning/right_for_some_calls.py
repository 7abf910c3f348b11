# title = "is right for the first two calls only"
# verdicts = {TEMP-CELSIUS-1 = "wrong_value"}
# says = "off by"
# design = "a requirement is judged by all of its calls"
import numpy as np

_calls = 0


def _right(fahrenheit):
    fahrenheit = np.asarray(fahrenheit, dtype=float)
    if np.any(fahrenheit < -459.67):
        raise ValueError("too cold")
    return (fahrenheit - 32) * 5 / 9


def to_celsius(fahrenheit):
    global _calls
    _calls += 1
    return _right(fahrenheit) + (1.0 if _calls > 2 else 0.0)


def mean_celsius(fahrenheit):
    return float(np.mean(_right(fahrenheit)))
