# title = "never comes back from its import"
# verdicts = "timed_out"
# says = "is there a loop or an input"
# design = "an import has a deadline like a call, and is waited for once"
while True:
    pass
