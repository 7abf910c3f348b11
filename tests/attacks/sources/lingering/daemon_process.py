# title = "leaves a process behind that has a session of its own and no parent"
# unit = "searching"
# verdicts = "raised"
# says = "not permitted|unavailable"
# stopped_by = ["limits", "seccomp"]
import os, time


def bisect(f, low, high):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.closerange(0, 64)
            time.sleep(600)
        os._exit(0)
    os.wait()
    raise RuntimeError("GOT THROUGH")
