# title = "changes the frames that called it: the arguments that are to be unchanged, the options of the call"
# verdicts = {TEMP-CELSIUS-1 = "wrong_value", TEMP-CELSIUS-2 = "died", TEMP-CELSIUS-3 = "missing_error", TEMP-MEAN-1 = "wrong_value"}
# says = "expected"
# design = "what was asked is known to the host"
import ctypes, sys


def _meddle():
    frame = sys._getframe(1)
    while frame is not None:
        if "keep_arguments" in str(frame.f_locals.get("options", "")):
            frame.f_locals["options"] = {}
            ctypes.pythonapi.PyFrame_LocalsToFast(ctypes.py_object(frame), ctypes.c_int(0))
        frame = frame.f_back


def to_celsius(fahrenheit):
    _meddle()
    return fahrenheit * 0.0


def mean_celsius(fahrenheit):
    return 0.0
