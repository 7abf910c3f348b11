# title = "imports what the host has by its path"
# verdicts = "import_error"
# says = "PermissionError|denied|not permitted|No module named"
# stopped_by = ["landlock", "seccomp", "user"]
# [each]
# path = "sys.path.insert(0, '{root}'); import reference.losses"
# grader = "sys.path.insert(0, '{root}'); import grader.testing"
# a-loader = "SourceFileLoader('x', '{root}/tests/golden/correct/submission/ledger.py').load_module()"
# a-script = "runpy.run_path('{root}/tests/golden/correct/submission/ledger.py')"
# bytecode = "exec(compile(open('{root}/tests/golden/correct/submission/ledger.py').read(), 'x', 'exec'))"
# a-library = "ctypes.CDLL('{root}/pyproject.toml')"
import ctypes, runpy, sys
from importlib.machinery import SourceFileLoader

try:
    {each}
except OSError as error:
    if "invalid ELF header" not in str(error):  # it was opened
        raise
except Exception as error:
    if type(error).__name__ == "ModuleNotFoundError" and "'reference" not in str(error) and "'grader" not in str(error):
        pass  # the file was found and lacks what it imports in turn
    elif not isinstance(error, KeyError):
        raise
raise RuntimeError("GOT THROUGH")
