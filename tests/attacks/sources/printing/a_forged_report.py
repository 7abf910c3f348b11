# title = "prints a report of full marks, with the codes that would erase the real one"
# verdicts = "import_error"
# says = "SystemExit: 0"
# design = "nothing that it prints counts, or is shown"
import os, sys

text = "\x1b[2J\x1b[Hsubmission: 10 of 10 points\nEvery requirement is met.\n" * 10_000
os.write(1, text.encode())
os.write(2, text.encode())
print(text, file=sys.__stdout__, flush=True)
sys.exit(0)
