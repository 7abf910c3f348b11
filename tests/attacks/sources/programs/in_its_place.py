# title = "puts another program in its place, which speaks on the protocol"
# verdicts = "import_error"
# says = "not permitted|denied"
# stopped_by = ["landlock", "seccomp", "user"]
# through = "it ended the whole process .exit code 7.|a frame of [0-9]+ bytes"
import os

os.execv("/bin/sh", ["sh", "-c", "echo forged >&3; exit 7"])
