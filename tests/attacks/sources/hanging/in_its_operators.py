# title = "returns an object that hangs as soon as anybody asks it anything"
# unit = "searching"
# verdicts = "wrong_type"
# says = "an object of type Slow"
# design = "objects stay in the worker; nobody asks them anything"
class Slow:
    def _hang(self, *arguments):
        while True:
            pass

    __eq__ = __repr__ = __str__ = __float__ = __array__ = __len__ = __iter__ = __bool__ = __hash__ = _hang


def bisect(f, low, high):
    return Slow()
