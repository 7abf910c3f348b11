# title = "keeps arrays until there is no memory left"
# unit = "searching"
# memory_mib = 512
# verdicts = "out_of_memory"
# says = "MemoryError"
# design = "its own limit is met first; without it the machine's would be"
import numpy as np


def bisect(f, low, high):
    kept = []
    while True:
        kept.append(np.empty(1 << 24))
