# title = "fills the disk"
# verdicts = "import_error"
# says = "not permitted|denied|File too large"
# stopped_by = ["limits", "landlock", "seccomp", "user"]
# [each]
# file = "os.open('{folder}/filled', os.O_CREAT | os.O_WRONLY)"
# unnamed = "os.open('{folder}', os.O_TMPFILE | os.O_RDWR, 0o600)"
# temporary = "os.open('/tmp/{token}', os.O_CREAT | os.O_WRONLY)"
# shared-memory = "os.open('/dev/shm/{token}', os.O_CREAT | os.O_WRONLY)"
import os

descriptor = {each}
for _ in range(4):
    os.write(descriptor, bytes(1 << 20))
raise RuntimeError("GOT THROUGH")
