# title = "keeps files in memory, which no limit counts"
# verdicts = "import_error"
# says = "not permitted|File too large"
# stopped_by = ["limits", "seccomp"]
import os

descriptor = os.memfd_create("x")
os.write(descriptor, bytes(1 << 20))
raise RuntimeError("GOT THROUGH")
