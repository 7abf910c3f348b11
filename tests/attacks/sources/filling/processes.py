# title = "starts processes that stay"
# verdicts = "import_error"
# says = "not permitted|unavailable"
# stopped_by = ["limits", "seccomp"]
import os, time

for _ in range(8):
    if os.fork() == 0:
        time.sleep(600)
        os._exit(0)
raise RuntimeError("GOT THROUGH")
