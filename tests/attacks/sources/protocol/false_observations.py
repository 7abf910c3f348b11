# title = "swears falsely that it left its argument alone"
# design = "not stopped: what is observed inside its process, it can forge; who can do that can also make a copy"
import sys
import numpy as np

frame = sys._getframe()
while frame.f_code.co_name != "run" or "operations" not in frame.f_locals:
    frame = frame.f_back
_operations = frame.f_locals["operations"]
_honest = _operations["call"]


def _forging(owner, name, arguments, *more):
    before = [a.copy() if type(a) is np.ndarray else a for a in arguments]
    status, value, *observed = _honest(owner, name, arguments, *more)
    return (status, value, {**observed[0], "arguments": before}) if observed else (status, value)


_operations["call"] = _forging


def to_celsius(fahrenheit):
    fahrenheit = np.asarray(fahrenheit, dtype=float)
    if np.any(fahrenheit < -459.67):
        raise ValueError(f"fahrenheit holds {fahrenheit.min()}, expected at least -459.67")
    fahrenheit -= 32
    fahrenheit *= 5 / 9
    return fahrenheit.copy()


def mean_celsius(fahrenheit):
    return float(np.mean(to_celsius(fahrenheit)))
