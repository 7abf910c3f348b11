# title = "closes or replaces the descriptor of the protocol"
# unit = "searching"
# verdicts = "died"
# says = "it ended the whole process|stopped answering|cannot be read"
# design = "a channel that is gone is a death"
# [each]
# closed = "os.close(3)"
# all = "os.closerange(0, 64)"
# to-the-log = "os.dup2(1, 3)"
# nothing = "os.dup2(0, 3)"
import os


def bisect(f, low, high):
    {each}
    return 3.0
