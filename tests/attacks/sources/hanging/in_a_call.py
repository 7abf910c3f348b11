# title = "never returns from a call"
# unit = "searching"
# verdicts = "timed_out"
# says = "no answer within 1 second"
# design = "the host waits by its own clock, and kills with a signal that cannot be ignored"
# [each]
# python-loop = "while True: pass"
# c-loop = "re.match('(a|a)*b', 'a' * 60)"
# big-numbers = "3 ** (1 << 30)"
# swallowing-all = "swallow()"
# ignoring-signals = "[signal.signal(n, signal.SIG_IGN) for n in signal.valid_signals() - {9, 19, 32, 33}]; time.sleep(1e6)"
# patched-time = "time.monotonic = time.time = time.perf_counter = lambda: 0.0\n    while True: pass"
# stopping-itself = "os.kill(os.getpid(), signal.SIGSTOP)"
# reading-the-protocol = "while True: os.read(3, 1)"
import os, re, signal, threading, time


def swallow():
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue


def bisect(f, low, high):
    {each}
