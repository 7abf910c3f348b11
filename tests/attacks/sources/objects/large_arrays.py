# title = "returns more numbers than anybody wants to read"
# unit = "searching"
# verdicts = "wrong_shape"
# says = "has shape"
# design = "what is shown of a value is bounded"
# [each]
# long = "np.zeros(300_000)"
# wide = "np.zeros((1, 1, 1, 1, 1, 1, 1, 300_000))"
# empty = "np.zeros((0, 1 << 20))"
# of-many-axes = "np.zeros((1,) * 8)"
import numpy as np


def bisect(f, low, high):
    return {each}
