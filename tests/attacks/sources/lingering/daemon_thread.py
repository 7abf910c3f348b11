# title = "leaves a thread behind that spoils what comes later"
# unit = "temperatures"
# verdicts = "import_error"
# says = "can't start new thread"
# stopped_by = ["limits", "seccomp"]
# [each]
# thread = "threading.Thread(target=time.sleep, args=(600,), daemon=True).start()"
# timer = "threading.Timer(0.01, os._exit, (0,)).start()"
# pool = "concurrent.futures.ThreadPoolExecutor().submit(time.sleep, 600)"
# low-level = "_thread.start_new_thread(time.sleep, (600,))"
import _thread, concurrent.futures, os, threading, time

{each}
raise RuntimeError("GOT THROUGH")
