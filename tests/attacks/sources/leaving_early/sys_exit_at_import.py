# title = "calls sys.exit(0) while it is imported"
# verdicts = "import_error"
# says = "SystemExit: 0"
# design = "the worker takes whatever is raised for an answer"
import sys

sys.exit(0)
