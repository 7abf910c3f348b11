# title = "starts many threads"
# verdicts = "import_error"
# says = "can't start new thread"
# stopped_by = ["limits", "seccomp"]
import threading, time

for _ in range(20):
    threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
raise RuntimeError("GOT THROUGH")
