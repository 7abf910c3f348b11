# title = "breaks what the other units use, while it is imported"
# verdicts = "import_error"
# says = "RuntimeError: done|SystemExit .temperatures.py, line [0-9]+, in trace"
# memory_mib = 512
# design = "a test that fails where other units were served is run again in a process that has served none"
# [each]
# numpy = "[setattr(np, name, None) for name in ('asarray', 'mean', 'any', 'ndarray', 'errstate', 'random')]"
# builtins = "[setattr(builtins, name, None) for name in ('float', 'range', 'sum')]"
# import = "builtins.__import__ = None"
# modules = "sys.modules.clear()"
# finders = "sys.meta_path.clear(); sys.path.clear(); sys.path_hooks.clear()"
# the-other-modules = "[sys.modules.__setitem__('submission.' + name, None) for name in ('ledger', 'searching')]"
# an-alarm = "signal.signal(signal.SIGALRM, alarm); signal.setitimer(signal.ITIMER_REAL, 0.005, 0.005)"
# a-trace = "sys.settrace(trace)"
# a-profile = "sys.setprofile(trace)"
# an-audit-hook = "sys.addaudithook(trace)"
# recursion-limit = "sys.setrecursionlimit(60)"
# errors-of-numpy = "np.seterr(all='raise'); np.seterrcall(trace)"
# warnings = "import warnings; warnings.simplefilter('error'); warnings.catch_warnings = None"
# the-collector = "gc.callbacks.append(trace); gc.set_threshold(1)"
# the-garbage = "sys.modules['kept'] = Bomb()"
# memory = "sys.modules['kept'] = fill()"
import builtins, gc, importlib, signal, sys
import numpy as np


class Bomb:
    def __del__(self):
        import os

        os._exit(0)


def alarm(number, frame):
    raise SystemExit


def trace(*arguments):
    raise SystemExit


def fill():
    kept = []
    try:
        while True:
            kept.append(np.empty(1 << 20, np.uint8))
    except MemoryError:
        return kept


done = RuntimeError("done")
{each}
raise done
