# title = "reads what it should not know"
# verdicts = "import_error"
# says = "denied|not permitted"
# stopped_by = ["landlock", "seccomp", "user", "guard"]
# [each]
# reference = "open('{root}/reference/losses.py').read()"
# suite = "open('{root}/tests/courses/toy_course/test_searching.py').read()"
# specification = "os.read(os.open('{root}/spec_tests/course.toml', os.O_RDONLY), 10)"
# another-submission = "open('{root}/tests/golden/correct/submission/temperatures.py').read()"
# the-victim = "open('{victim}').read()"
# users = "open('/etc/passwd').read()"
# listing = "os.listdir('{root}')"
# walking = "list(os.scandir('/'))"
# by-numpy = "np.fromfile('{root}/reference/losses.py', np.uint8)"
# mapped = "np.memmap('{root}/reference/losses.py', mode='r')"
# through-root = "open('/proc/self/root{root}/reference/losses.py').read()"
# through-a-folder = "os.open('reference', os.O_RDONLY, dir_fd=os.open('{root}', os.O_PATH))"
# changing-folder = "os.chdir('{root}') or open('reference/losses.py').read()"
# environment-of-the-host = "open('/proc/{host}/environ', 'rb').read()"
# command-line-of-the-host = "open('/proc/{host}/cmdline', 'rb').read()"
# memory-map-of-the-host = "open('/proc/{host}/maps').read()"
# memory-of-the-host = "open('/proc/{host}/mem', 'rb')"
# descriptors-of-the-host = "os.listdir('/proc/{host}/fd')"
# files-of-the-host = "os.stat('/proc/{host}/fd/0')"
# folder-of-the-host = "os.readlink('/proc/{host}/cwd')"
# connections = "open('/proc/net/tcp').read()"
# processes = "os.listdir('/proc')"
# terminal = "os.open('/dev/ptmx', os.O_RDWR)"
import os
import numpy as np

seen = {each}
raise RuntimeError("GOT THROUGH")
