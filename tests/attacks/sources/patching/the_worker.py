# title = "patches the harness's own modules in its process"
# unit = "searching"
# verdicts = "wrong_value"
# says = "0"
# design = "there is nothing in a worker that judges"
import sys, types
import numpy as np

for name in ("pytest", "grader", "grader.suite.compare", "_pytest", "unittest"):
    sys.modules[name] = types.SimpleNamespace(expect_close=print, raises=print, main=print)
for name, module in list(sys.modules.items()):
    if name.startswith("_gradspec_worker"):
        for attribute in ("describe_fault", "MAX_DEPTH", "MAX_ITEMS", "_MAX_TEXT", "death_message"):
            if hasattr(module, attribute) and attribute.startswith("_MAX"):
                setattr(module, attribute, 1 << 40)


def bisect(f, low, high):
    return 0.0
