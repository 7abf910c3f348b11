# title = "raises a SyntaxError that names a file and line of its own"
# verdicts = "import_error"
# says = "SyntaxError"
# design = "texts from a worker are cut, and control characters shown as escapes"
raise SyntaxError("\x1b[2J", ("\x1b[31m\u202e/etc/passwd", 10**9, 1, "\x1b[2J"))
