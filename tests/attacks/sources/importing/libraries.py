# title = "imports what the host has"
# verdicts = "import_error"
# says = "ModuleNotFoundError: No module named"
# design = "a worker has no site-packages, and the harness is not importable by its name"
# [each]
# reference = "reference"
# grader = "grader"
# the-suite = "spec_tests"
# the-tests = "tests.golden.correct"
# the-course = "toy_course"
# torch = "torch"
# scipy = "scipy.special"
# pytest = "pytest"
# hypothesis = "hypothesis"
# pip = "pip"
import importlib

importlib.import_module("{each}")
raise RuntimeError("GOT THROUGH")
