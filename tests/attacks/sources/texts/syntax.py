# title = "does not compile, on a line with escapes"
# verdicts = "import_error"
# says = "SyntaxError"
# design = "texts from a worker are cut, and control characters shown as escapes"
x = "‮" "[31m" $ <script>
