# title = "runs the exit handlers itself, and ends the interpreter"
# unit = "searching"
# verdicts = "died"
# says = "exit code|ended by SIG"
# design = "an exit code is no verdict"
# [each]
# finalize = "ctypes.pythonapi.Py_FinalizeEx(); os._exit(0)"
# handlers = "atexit.register(os._exit, 0); atexit._run_exitfuncs()"
# py-exit = "ctypes.pythonapi.Py_Exit(0)"
import atexit, ctypes, os


def bisect(f, low, high):
    {each}
