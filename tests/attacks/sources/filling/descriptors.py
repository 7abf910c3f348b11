# title = "opens as many descriptors as it can"
# verdicts = "import_error"
# says = "Too many open files"
# stopped_by = ["limits"]
import os

for _ in range(500):
    os.dup(1)
raise RuntimeError("GOT THROUGH")
