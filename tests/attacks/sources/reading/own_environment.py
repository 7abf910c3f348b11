# title = "looks for the host's tokens and paths in what it was started with"
# verdicts = "import_error"
# says = "KeyError: '?GRADSPEC"
# design = "the environment of a worker is made, not inherited"
import os, sys

foreign = [n for n in os.environ if not n.endswith(("_NUM_THREADS", "_MAXIMUM_THREADS")) and not n.startswith(("PYTHON", "L", "OPENBLAS"))]
if foreign or any("{root}" in text for text in sys.argv[1:] + sys.path):
    raise RuntimeError(f"GOT THROUGH {foreign}")
os.environ["{secret}"]
