# title = "prints gigabytes"
# unit = "searching"
# verdicts = "timed_out"
# says = "no answer within 1 second"
# design = "output is read and thrown away, so that it can neither fill nor block anything"
import os


def bisect(f, low, high):
    while True:
        os.write(1, b"PASSED\n" * 100_000)
