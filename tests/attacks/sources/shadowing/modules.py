# title = "brings modules of the standard library's, NumPy's and the harness's names"
# design = "the standard library and NumPy are asked first"
# [each]
# random = "import random; random.Random(0).random(); rest = 0"
# types = "import types; types.SimpleNamespace()"
# os = "import os; os.getpid()"
# numpy = "import numpy.linalg; numpy.linalg.norm([1.0])"
# math = "import math; math.pi"
# statistics = "import statistics; statistics.mean([1])"
# contextlib = "import contextlib; contextlib.suppress()"
# decimal = "import decimal; decimal.Decimal(1)"
{each}
import numpy as np


def to_celsius(fahrenheit):
    fahrenheit = np.asarray(fahrenheit, dtype=float)
    if np.any(fahrenheit < -459.67):
        raise ValueError(f"fahrenheit holds {fahrenheit.min()}, expected at least -459.67")
    return (fahrenheit - 32) * 5 / 9


def mean_celsius(fahrenheit):
    return float(np.mean(to_celsius(fahrenheit)))
# file: random.py
raise SystemExit("shadowed")
# file: types.py
raise SystemExit("shadowed")
# file: os.py
raise SystemExit("shadowed")
# file: numpy.py
raise SystemExit("shadowed")
# file: numpy/linalg.py
raise SystemExit("shadowed")
# file: math.py
raise SystemExit("shadowed")
# file: statistics.py
raise SystemExit("shadowed")
# file: contextlib.py
raise SystemExit("shadowed")
# file: decimal.py
raise SystemExit("shadowed")
# file: msgpack.py
raise SystemExit("shadowed")
# file: _gradspec_worker.py
raise SystemExit("shadowed")
