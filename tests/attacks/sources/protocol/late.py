# title = "starts a thread that answers later calls, of other units, too"
# unit = "temperatures"
# verdicts = "import_error"
# says = "can't start new thread"
# stopped_by = ["limits", "seccomp"]
# through = "cannot be read .not an answer"
import gc, os, struct, sys, threading, time

wire = sys.modules["_gradspec_worker.wire"]
server = next(o for o in gc.get_objects() if type(o).__name__ == "Server")


def forge():
    while True:
        body = wire.encode((server._call_id, "value", 3.0), wire.refuse)
        os.write(3, struct.pack("<I", len(body)) + body)
        time.sleep(0.001)


threading.Thread(target=forge, daemon=True).start()
time.sleep(0.1)


def to_celsius(fahrenheit):
    return fahrenheit
