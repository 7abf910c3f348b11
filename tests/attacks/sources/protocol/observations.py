# title = "replaces the worker's own code, to swear that arguments were left alone and texts are harmless"
# verdicts = {TEMP-CELSIUS-1 = "died", TEMP-CELSIUS-2 = "died", TEMP-CELSIUS-3 = "died", TEMP-MEAN-1 = "died"}
# says = "it ended the whole process|cannot be read|stopped answering"
# design = "the worker's own code says nothing of verdicts; who breaks it breaks its own answers"
import gc, sys

wire = sys.modules["_gradspec_worker.wire"]
server = next(o for o in gc.get_objects() if type(o).__name__ == "Server")


def to_celsius(fahrenheit):
    wire.pack = lambda *a: b"garbage"
    type(server).run = type(server)._call = None
    server._channel.send_plain = None
    return fahrenheit


def mean_celsius(fahrenheit):
    return to_celsius(fahrenheit)
