# title = "is right in every other call, in the hope of a second chance"
# verdicts = {TEMP-MEAN-1 = "nondeterministic"}
# says = "two identical calls gave different results"
# design = "a second run is for the verdict, not for the points"
import numpy as np

_calls = 0


def to_celsius(fahrenheit):
    fahrenheit = np.asarray(fahrenheit, dtype=float)
    if np.any(fahrenheit < -459.67):
        raise ValueError("too cold")
    return (fahrenheit - 32) * 5 / 9


def mean_celsius(fahrenheit):
    global _calls
    _calls += 1
    return float(np.mean(to_celsius(fahrenheit))) + _calls % 2
