# title = "reads from every descriptor that it was left"
# verdicts = "import_error"
# says = "LookupError: nothing"
# design = "descriptors: nothing to read, one to print to, the protocol, no other"
import os, stat

for number in [0, *range(4, 64)]:
    try:
        kind = os.fstat(number).st_mode
    except OSError:
        continue
    if number or os.read(0, 1):
        raise RuntimeError(f"GOT THROUGH {number} {stat.filemode(kind)}")
raise LookupError("nothing")
