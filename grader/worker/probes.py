"""What a submission might try, tried by a worker that was confined like all others, to see what is refused.

Runs in a worker that serves nothing else and is ended afterwards. Each probe harms nobody if it succeeds: its
targets were made for it, signals are of a kind that is ignored, processes end at once.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Mapping
from typing import Any

if sys.platform == "linux":
    import fcntl

    from . import system_calls

_UNSHARE = {"x86_64": 272, "aarch64": 97}
_IO_URING_SETUP, _NEW_USER_NAMESPACE = 425, 0x10000000
_CONNECT_SECONDS = 1.0

Targets = Mapping[str, Any]
Probe = Callable[[Targets], object]


def run(targets: Targets) -> dict[str, bool]:
    """Try every probe of this system; return whether it was refused, by name.

    Parameters
    ----------
    targets
        `reference`, a file and `folder`, a folder that may not be read; `victim`, a file that may not be
        changed; `new`, a path where nothing may be written; `host`, a process that may not be touched;
        `tcp` and `udp`, ports of this machine, and `unix`, a socket, that may not be reached.
    """
    refused = {}
    for name, probe in _PROBES.items():
        try:
            probe(targets)
        except (OSError, ValueError, RuntimeError):  # RuntimeError is what threading makes of a refusal
            refused[name] = True
        else:
            refused[name] = False
    return refused


def _read(targets: Targets) -> None:
    with open(targets["reference"], "rb") as file:
        file.read(1)


def _write_new(targets: Targets) -> None:
    with open(targets["new"], "wb"):
        pass


def _connect(family: int, address: tuple[str, int] | str) -> None:
    with socket.socket(family, socket.SOCK_STREAM) as connection:
        connection.settimeout(_CONNECT_SECONDS)
        connection.connect(address)


def _send_datagram(targets: Targets) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as connection:
        connection.sendto(b"", ("127.0.0.1", targets["udp"]))


def _fork(targets: Targets) -> None:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)


def _execute(targets: Targets) -> None:
    pid = os.posix_spawn(sys.executable, [sys.executable, "-c", ""], {})
    os.waitpid(pid, 0)


def _start_thread(targets: Targets) -> None:
    thread = threading.Thread(target=int)
    thread.start()
    thread.join()


def _own_signal(targets: Targets) -> None:
    """Have the kernel signal the host when a pipe can be read."""
    for end in os.pipe():
        fcntl.fcntl(end, fcntl.F_SETOWN, targets["host"])


def _read_environment(targets: Targets) -> None:
    with open(f"/proc/{targets['host']}/environ", "rb") as file:
        file.read(1)


def _read_memory(targets: Targets) -> None:
    with open(f"/proc/{targets['host']}/mem", "rb"):
        pass


def _new_namespace(targets: Targets) -> None:
    system_calls.call(_UNSHARE[os.uname().machine], _NEW_USER_NAMESPACE)


def _new_ring(targets: Targets) -> None:
    os.close(system_calls.call(_IO_URING_SETUP, 1, bytes(256)))


def _raise_limit(targets: Targets) -> None:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft - 1, 1), hard))


def _anonymous_file(targets: Targets) -> None:
    os.close(os.memfd_create("probe"))


_PROBES: dict[str, Probe] = {
    "read the reference": _read,
    "list the host's folders": lambda t: os.listdir(t["folder"]),
    "truncate a file": lambda t: os.truncate(t["victim"], 0),
    "change a file's mode": lambda t: os.chmod(t["victim"], 0o600),
    "change a file's times": lambda t: os.utime(t["victim"], (0, 0)),
    "remove a file": lambda t: os.unlink(t["victim"]),
    "write a file": _write_new,
    "connect by TCP": lambda t: _connect(socket.AF_INET, ("127.0.0.1", t["tcp"])),
    "send by UDP": _send_datagram,
    "signal the grader": lambda t: os.kill(t["host"], signal.SIGURG),
    "start a process": _fork,
    "run a program": _execute,
    "start a thread": _start_thread,
}
if sys.platform == "linux":
    _PROBES |= {
        "connect to a unix socket": lambda t: _connect(socket.AF_UNIX, t["unix"]),
        "signal the grader through a pipe": _own_signal,
        "read the grader's environment": _read_environment,
        "read the grader's memory": _read_memory,
        "enter a new namespace": _new_namespace,
        "set up a ring of system calls": _new_ring,
        "change its own limits": _raise_limit,
        "make a file in memory": _anonymous_file,
    }
if not hasattr(os, "fork"):
    del _PROBES["start a process"], _PROBES["run a program"]
