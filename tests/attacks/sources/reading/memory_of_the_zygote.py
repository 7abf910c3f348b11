# title = "reads the memory of the process that starts workers"
# verdicts = "import_error"
# says = "denied|not permitted"
# stopped_by = ["landlock", "seccomp", "user"]
# only_root = true
# [each]
# memory = "open('/proc/{zygote}/mem', 'rb')"
# environment = "open('/proc/{zygote}/environ', 'rb').read()"
# folder = "os.readlink('/proc/{zygote}/cwd')"
import os

seen = {each}
raise RuntimeError("GOT THROUGH")
