import numpy as np


def to_celsius(fahrenheit):
    fahrenheit = np.asarray(fahrenheit, dtype=float)
    if np.any(fahrenheit < -459.67):
        raise ValueError(f"fahrenheit holds {fahrenheit.min()}, expected at least -459.67")
    return (fahrenheit - 32) * 5 / 9


def mean_celsius(fahrenheit):
    return float(np.mean(to_celsius(fahrenheit)))
