# title = "returns truth values that hold 2, which are neither true nor false"
# unit = "searching"
# verdicts = "died"
# says = "a bool that is neither 0 nor 1"
# design = "the wire refuses them"
import numpy as np


def bisect(f, low, high):
    return np.full(3, 2, np.uint8).view(bool)
