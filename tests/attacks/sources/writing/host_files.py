# title = "changes files of the host that everybody may change"
# verdicts = "import_error"
# says = "denied|not permitted|File too large|cross-device"
# stopped_by = ["landlock", "seccomp", "limits", "user"]
# [each]
# overwrite = "open('{victim}', 'r+b', buffering=0).write(b'x')"
# append = "open('{victim}', 'ab', buffering=0).write(b'x')"
# truncate = "os.truncate('{victim}', 0)"
# open-truncating = "os.open('{victim}', os.O_RDONLY | os.O_TRUNC)"
# mapped = "mmap.mmap(os.open('{victim}', os.O_RDWR), 0).write(b'x')"
# mode = "os.chmod('{victim}', 0o600)"
# mode-of-a-folder = "os.chmod('{folder}', 0o700)"
# owner = "os.chown('{victim}', os.getuid(), -1)"
# times = "os.utime('{victim}', (0, 0))"
# times-now = "os.utime('{victim}')"
# attribute = "os.setxattr('{victim}', 'user.grade', b'10')"
# remove = "os.unlink('{folder}/inner')"
# rename = "os.rename('{folder}/inner', '{folder}/other')"
# replace = "os.replace('{folder}/inner', '{victim}')"
# hard-link = "os.link('{victim}', '{folder}/hard')"
# symbolic-link = "os.symlink('/etc/passwd', '{folder}/soft')"
# folder = "os.mkdir('{folder}/new')"
# pipe = "os.mkfifo('{folder}/pipe')"
# new = "open('{folder}/new', 'w').close()"
# temporary = "open('/tmp/{token}', 'w').close()"
# shared-memory = "open('/dev/shm/{token}', 'w').close()"
# bytecode = "importlib.machinery.SourceFileLoader('x', '{victim}')._cache_bytecode('x', '{folder}/x.pyc', b'')\nif not os.path.exists('{folder}/x.pyc'): raise PermissionError('not permitted')"
# by-numpy = "np.save('{folder}/answers.npy', np.zeros(3))"
import importlib.machinery, mmap, os
import numpy as np

{each}
raise RuntimeError("GOT THROUGH")
