# title = "reads the memory of the process that starts workers, or its own, which no process of its user may"
# verdicts = "import_error"
# says = "denied|not permitted"
# stopped_by = ["landlock", "seccomp", "user"]
# only_root = true
# [each]
# memory = "open('/proc/{zygote}/mem', 'rb')"
# environment = "open('/proc/{zygote}/environ', 'rb').read()"
# own-environment = "open('/proc/self/environ', 'rb').read()"
# own-memory = "open('/proc/self/mem', 'r+b')"
# folder = "os.readlink('/proc/{zygote}/cwd')"
import os

seen = {each}
raise RuntimeError("GOT THROUGH")
