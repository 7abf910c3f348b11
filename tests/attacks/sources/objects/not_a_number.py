# title = "returns, for a number, an object that means to pass for one"
# unit = "searching"
# verdicts = "wrong_type"
# says = "expected (a number|float64|dtype float64)|has dtype"
# design = "only exact base types cross the wire; what else there is stays an object, and is no number"
# [each]
# always-equal = "Anything()"
# its-class = "Anything"
# a-float-of-its-own = "Float(3)"
# a-list-of-its-own = "List([3.0])"
# a-subclass-of-ndarray = "np.array(3.0).view(Array)"
# a-matrix = "np.matrix([[3.0]])"
# masked = "np.ma.array(3.0, mask=True)"
# a-masked-constant = "np.ma.masked"
# an-object-array = "np.array(Anything(), dtype=object)"
# a-record = "np.array((3.0,), dtype=[('x', float)])"
# a-date = "np.datetime64(3, 's')"
# long-double = "np.longdouble(3)"
# single-precision = "np.array(3.0, dtype=np.float32)"
# complex = "3 + 0j"
# a-fraction = "fractions.Fraction(3)"
# text = "'3.0'"
# none = "None"
# a-truth-value = "True"
# a-huge-number = "10 ** 400"
# a-function = "lambda *a, **k: True"
# a-generator = "(x for x in [3.0])"
# a-module = "np"
# a-list-of-itself = "loop()"
# a-mapping-of-tricks = "{'value': 3.0, '__class__': 'float'}"
import fractions
import numpy as np


class Anything:
    def _yes(self, *arguments):
        return True

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __bool__ = __contains__ = __instancecheck__ = _yes
    __class__ = float
    dtype, shape, ndim = np.dtype(float), (), 0
    __array_priority__ = 1e9

    def __float__(self):
        return 3.0

    def __array__(self, *arguments, **keywords):
        return np.array(3.0)

    def __sub__(self, other):
        return 0.0

    __rsub__ = __abs__ = __sub__

    def __hash__(self):
        return 0

    def __reduce__(self):
        return (exec, ("raise SystemExit",))


class Float(float):
    __eq__ = __lt__ = __le__ = lambda self, other: True
    __hash__ = float.__hash__


class List(list):
    __eq__ = lambda self, other: True


class Array(np.ndarray):
    def __array_ufunc__(self, *arguments, **keywords):
        return np.array(True)


def loop():
    a = [3.0]
    a.append(a)
    return a


def bisect(f, low, high):
    return {each}
