# title = "brings files that pytest, Python or a build tool would run by themselves"
# says = "ignored .configures tools"
# design = "nothing of a submission lies on a path that a tool looks at, and the judge's pytest never sees it"
import numpy as np


def to_celsius(fahrenheit):
    fahrenheit = np.asarray(fahrenheit, dtype=float)
    if np.any(fahrenheit < -459.67):
        raise ValueError(f"fahrenheit holds {fahrenheit.min()}, expected at least -459.67")
    return (fahrenheit - 32) * 5 / 9


def mean_celsius(fahrenheit):
    return float(np.mean(to_celsius(fahrenheit)))
# file: conftest.py
raise SystemExit("shadowed")
# file: sitecustomize.py
raise SystemExit("shadowed")
# file: usercustomize.py
raise SystemExit("shadowed")
# file: setup.py
raise SystemExit("shadowed")
# file: grader.py
raise SystemExit("shadowed")
# file: pytest.py
raise SystemExit("shadowed")
# file: test_temperatures.py
raise SystemExit("shadowed")
# file: toy_course.py
raise SystemExit("shadowed")
