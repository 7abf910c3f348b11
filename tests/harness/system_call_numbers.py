"""System calls that no worker may make, by number, and the kernel's headers, to compare all numbers with."""

from __future__ import annotations

import re
from pathlib import Path

# On x86_64 and on aarch64; None where there is no such call.
FORBIDDEN: dict[str, tuple[int | None, int | None]] = {
    "socket": (41, 198), "socketpair": (53, 199), "connect": (42, 203), "bind": (49, 200), "accept4":
    (288, 242), "sendmsg": (46, 211), "recvmsg": (47, 212), "sendmmsg": (307, 269), "execve": (59, 221),
    "execveat": (322, 281), "fork": (57, None), "vfork": (58, None), "ptrace": (101, 117), "tkill":
    (200, 130), "rt_sigqueueinfo": (129, 138), "pidfd_open": (434, 434), "pidfd_send_signal": (424, 424),
    "pidfd_getfd": (438, 438), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271),
    "io_uring_setup": (425, 425), "io_uring_enter": (426, 426), "memfd_create": (319, 279), "openat2":
    (437, 437), "unshare": (272, 97), "setns": (308, 268), "mount": (165, 40), "bpf": (321, 280), "keyctl":
    (250, 219), "add_key": (248, 217), "perf_event_open": (298, 241), "userfaultfd": (323, 282), "chmod":
    (90, None), "fchmod": (91, 52), "fchmodat": (268, 53), "fchownat": (260, 54), "truncate": (76, 45),
    "ftruncate": (77, 46), "unlink": (87, None), "unlinkat": (263, 35), "rename": (82, None), "renameat2":
    (316, 276), "linkat": (265, 37), "symlinkat": (266, 36), "mkdirat": (258, 34), "mknodat": (259, 33),
    "creat": (85, None), "utimensat": (280, 88), "chdir": (80, 49), "chroot": (161, 51), "setuid": (105, 146),
    "setresuid": (117, 147), "capset": (126, 91), "setrlimit": (160, 164), "setpriority": (141, 140),
    "sched_setaffinity": (203, 122), "shmget": (29, 194), "msgget": (68, 186), "semget": (64, 190),
    "inotify_init1": (294, 26), "kcmp": (312, 272), "personality": (135, 92), "seccomp": (317, 277),
    "landlock_restrict_self": (446, 446),
}  # fmt: skip

_HEADERS = {
    "x86_64": ("x86_64-linux-gnu/asm/unistd_64.h", "asm/unistd_64.h"),
    "aarch64": ("asm-generic/unistd.h",),
}
# The generic table's names of what 64 bits call otherwise.
_OF_64_BITS = {"fstatat": "newfstatat"}


def forbidden(machine: str) -> dict[str, int]:
    """Return the forbidden calls of an architecture."""
    place = ("x86_64", "aarch64").index(machine)
    return {name: numbers[place] for name, numbers in FORBIDDEN.items() if numbers[place] is not None}  # type: ignore[misc]


def numbers_of_headers(machine: str) -> dict[str, int] | None:
    """Return the numbers in this system's kernel headers (linux-libc-dev), None if there are none."""
    for header in _HEADERS[machine]:
        path = Path("/usr/include", header)
        if path.exists():
            found = re.findall(r"^#define __NR(3264)?_(\w+)\s+(\d+)\b", path.read_text(), re.MULTILINE)
            return {_OF_64_BITS.get(name, name) if old else name: int(n) for old, name, n in found}
    return None
