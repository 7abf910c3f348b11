# title = "ends its process in a call"
# unit = "searching"
# verdicts = "died"
# says = "it ended the whole process|its process was ended by SIG|its process stopped answering"
# design = "an exit code is no verdict: a test passes only if it runs in the host to its end"
# [each]
# exit-0 = "os._exit(0)"
# exit-5 = "os._exit(5)"
# segmentation-fault = "ctypes.string_at(0)"
# abort = "os.abort()"
# kill-itself = "os.kill(os.getpid(), 9)"
# terminate-itself = "os.kill(os.getpid(), 15)"
# out-of-c-stack = "sys.setrecursionlimit(1 << 30); nest()"
import ctypes, os, sys


def nest(x=None):
    return sorted([x], key=nest)


def bisect(f, low, high):
    {each}
