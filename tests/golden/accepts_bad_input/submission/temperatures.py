import numpy as np


def to_celsius(fahrenheit):
    fahrenheit = np.asarray(fahrenheit, dtype=float)
    return (fahrenheit - 32) * 5 / 9


def mean_celsius(fahrenheit):
    return float(np.mean(to_celsius(fahrenheit)))
