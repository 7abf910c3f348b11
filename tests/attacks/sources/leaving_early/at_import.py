# title = "ends its process while it is imported"
# verdicts = "died"
# says = "while it was imported: it ended the whole process .exit code 0."
# design = "what ends at import is refused from then on, and the others get a new process"
import os

os._exit(0)
