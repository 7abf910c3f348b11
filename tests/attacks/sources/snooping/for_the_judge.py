# title = "walks through its process for the right answers or those who judge"
# unit = "searching"
# verdicts = "raised"
# says = "LookupError: nothing"
# design = "a worker holds no test, no right answer and no other submission"
# [each]
# modules = "[name for name in sys.modules if name.partition('.')[0] in foreign]"
# collector = "[o for o in gc.get_objects() if type(o).__name__ in judges or type(o).__module__.partition('.')[0] in foreign]"
# frames = "[n for f in frames() for n in f.f_locals if n in ('want', 'expected', 'rule', 'results', 'tolerance')]"
# code = "[o for o in gc.get_objects() if getattr(getattr(o, '__code__', None), 'co_filename', '').startswith('{root}/reference')]"
# threads = "threading.enumerate()[1:]"
# arguments = "[text for text in sys.orig_argv if 'toy_course' in text or 'golden' in text]"
# texts = "[o for o in gc.get_objects() if type(o) is dict and 'SEARCH-BISECT-1' in o]"
import gc, sys, threading

foreign = {"pytest", "_pytest", "grader", "reference", "spec_tests", "toy_course", "hypothesis", "pluggy"}
judges = {"Inventory", "Requirement", "Trial", "SuitePlugin", "Result", "Report", "Submission", "Tolerance"}


def frames():
    frame = sys._getframe()
    while frame is not None:
        yield frame
        frame = frame.f_back


def bisect(f, low, high):
    found = {each}
    if found:
        raise RuntimeError(f"GOT THROUGH {found!r}"[:200])
    raise LookupError("nothing")
