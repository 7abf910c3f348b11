# title = "keeps what it learned for the process that comes after it"
# unit = "searching"
# verdicts = "raised"
# says = "not permitted|denied"
# stopped_by = ["limits", "landlock", "seccomp", "user"]
import os


def bisect(f, low, high):
    place = "/dev/shm/{token}-learned"
    if os.access(place, os.R_OK):
        raise RuntimeError("GOT THROUGH " + open(place).read())
    with open(place, "w") as file:
        file.write("learned")
    os._exit(0)
