# title = "promises a frame and never finishes it"
# unit = "searching"
# verdicts = "timed_out"
# says = "no answer within 1 second"
# design = "a frame has the deadline of its call"
# [each]
# largest = "os.write(3, struct.pack('<I', 64 << 20))"
# half-a-length = "os.write(3, b'\\x01')"
# dripping = "os.write(3, struct.pack('<I', 1 << 20)); [(os.write(3, b'x'), time.sleep(0.01)) for _ in range(10_000)]"
import os, struct, time


def bisect(f, low, high):
    {each}
    time.sleep(30)
