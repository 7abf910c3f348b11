# title = "writes on the protocol itself, with all that a worker knows"
# unit = "searching"
# verdicts = "died"
# says = "its process sent an answer (that cannot be read|of an unknown kind)"
# design = "frames are bounded before they are built, of exact base types, and answer one random call number"
# [each]
# early = "[send((n, 'value', 3.0)) for n in range(100)]"
# wrong-number = "send((server._call_id ^ 1, 'value', 3.0))"
# number-is-true = "send((True, 'value', 3.0))"
# number-is-nan = "send((float('nan'), 'value', 3.0))"
# number-is-an-array = "send((np.zeros(3), 'value', 3.0))"
# verdict = "send((server._call_id, 'passed', 10, {'score': 10}))"
# call-back-of-nobody = "send((server._call_id, 'callback', 'expect_close', '', [], {}))"
# invoked-unasked = "send((server._call_id, 'invoked', 'value', 3.0))"
# huge-length = "os.write(3, b'\\xff\\xff\\xff\\xff' + b'x' * 1000)"
# no-length = "os.write(3, bytes(4))"
# pickle = "frame(pickle.dumps(Grade()))"
# pickle-in-an-extension = "reply(msgpack.ExtType(42, pickle.dumps(Grade())))"
# a-timestamp-of-msgpack = "frame(msgpack.packb([1, server._call_id, 'value'])[:-6] + b'\\xc7\\x0c\\xff' + b'\\xff' * 12)"
# binary = "reply(b'3.0')"
# deep-nesting = "frame(b'\\x91' * 1_000_000 + b'\\x03')"
# deep-lists = "reply(deep(100))"
# many-lists = "reply([0] + [[0]] * ((1 << 20) + 1))"
# many-items-said = "frame(b'\\xdd\\xff\\xff\\xff\\xff')"
# key-is-no-text = "reply([2, {1: 3.0}])"
# huge-shape = "reply(array((1 << 60, 1 << 60), b''))"
# shape-that-overflows = "reply(array((1 << 32, 1 << 32), b''))"
# empty-and-huge = "reply(array((0, 1 << 62), b''))"
# bytes-missing = "reply(array((3,), bytes(8)))"
# unknown-dtype = "reply(array((1,), bytes(8), code=99))"
# object-dtype = "reply(array((1,), bytes(8), code=14))"
# too-many-axes = "reply(array((1,) * 40, bytes(8)))"
# bool-of-2 = "reply(array((), b'\\x02', code=0))"
# a-call-back-as-result = "reply(msgpack.ExtType(3, bytes(8)))"
# an-expression-as-result = "reply(msgpack.ExtType(7, b'__import__(\"os\").abort()'))"
# a-short-reply = "frame(msgpack.packb([1, server._call_id]))"
# no-utf-8 = "frame(b'\\x93\\x01\\xa1\\xff\\xa1\\xff')"
import gc, os, pickle, struct, sys, time
import numpy as np

wire = sys.modules["_gradspec_worker.wire"]
msgpack = wire.msgpack
server = next(o for o in gc.get_objects() if type(o).__name__ == "Server")


class Grade:
    def __reduce__(self):
        return (exec, ("import os; os.abort()",))


def frame(body):
    data = memoryview(struct.pack("<I", len(body)) + body)
    while data:
        data = data[os.write(3, data):]


def send(value):
    frame(wire.encode(value, lambda v: wire.Handle(1, "x")))


def reply(plain):
    frame(msgpack.packb([1, server._call_id, "value", plain]))


def array(shape, data, code=11):
    return msgpack.ExtType(1, struct.pack(f"<BBB{len(shape)}Q", code, len(shape), 0, *shape) + data)


def deep(levels):
    value = [0]
    for _ in range(levels):
        value = [0, value]
    return value


def bisect(f, low, high):
    {each}
    time.sleep(30)
