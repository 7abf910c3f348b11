# title = "asks for more memory than it may have"
# verdicts = "import_error"
# memory_mib = 512
# says = "MemoryError|Cannot allocate memory"
# stopped_by = ["limits"]
# [each]
# array = "np.empty(1 << 30, np.uint8)"
# mapping = "mmap.mmap(-1, 1 << 30)"
# many = "[np.empty(1 << 24, np.uint8) for _ in range(64)]"
import mmap
import numpy as np

kept = {each}
raise RuntimeError("GOT THROUGH")
