# title = "warns with escapes, of a class that cannot be shown, ten thousand times"
# unit = "searching"
# verdicts = "wrong_value"
# says = "off by"
# design = "warnings are counted, cut and escaped"
import warnings


class Odd(UserWarning):
    def __str__(self):
        raise ValueError


def bisect(f, low, high):
    for number in range(10_000):
        warnings.warn(f"\x1b[2J {number}")
    warnings.warn("", Odd)
    return 0.0
