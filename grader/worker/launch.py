"""Starting and ending worker processes, from the host's side.

On Linux a zygote forks them (about 6 ms each); elsewhere each is started afresh (about 90 ms), since a
fork is not safe under macOS's frameworks and does not exist on Windows.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

import msgpack
import numpy as np
from msgspec import Struct

from ..errors import GraderFault
from . import wire
from .packages import importable_names

_BOOT = Path(__file__).with_name("boot.py")
_PASSED_ON = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")
_START_SECONDS = 60.0


# Users that belong to nobody, within what a container maps.
_FIRST_USER, _USERS = 60_000, 5_000


class Limits(Struct, frozen=True):
    """What one worker may use; `without` are layers that are left out, see Confinement."""

    memory_mib: int
    cpu_seconds: int
    without: tuple[str, ...] = ()

    def as_request(self) -> tuple[int, int, int, tuple[str, ...]]:
        """Return what a worker is to be confined by, with a user of its own if we can give it one."""
        is_root = sys.platform == "linux" and os.geteuid() == 0
        user = _FIRST_USER + secrets.randbelow(_USERS) if is_root else 0
        return self.memory_mib, self.cpu_seconds, user, self.without


class Process(Struct, frozen=True):
    """A running worker: its socket, and how to end it.

    `end()` kills it if it still runs and returns its exit code, negative for a signal. It may be called once.
    """

    protocol: socket.socket
    end: Callable[[], int]


class Launcher(Protocol):
    """Starts workers."""

    def start(self, limits: Limits) -> Process:
        """Start one worker that has not met any submission."""


class ZygoteLauncher:
    """Asks a zygote for workers; the zygote lives as long as this object."""

    def __init__(self, hash_seed: int, packages: Mapping[str, str] | None = None) -> None:
        self._control, theirs = socket.socketpair()
        self._control.settimeout(_START_SECONDS)
        self._process = _start_python("zygote", [theirs], [], hash_seed, packages or {})
        theirs.close()

    def start(self, limits: Limits) -> Process:
        """Fork a worker from the zygote."""
        protocol, their_protocol = socket.socketpair()
        request = wire.encode(("spawn", limits.as_request()), wire.refuse)
        with their_protocol:
            try:
                socket.send_fds(self._control, [request], [their_protocol.fileno()])
            except OSError as error:
                raise self._gone(str(error)) from None
            pid = self._reply()
        return Process(protocol, lambda: self._end(pid))

    def close(self) -> None:
        """End the zygote, and with it every worker that is left."""
        self._control.close()
        _last_line(self._process)

    def _end(self, pid: int) -> int:
        try:
            self._control.sendall(wire.encode(("end", pid), wire.refuse))
        except OSError as error:
            raise self._gone(str(error)) from None
        return self._reply()

    def _gone(self, how: str) -> GraderFault:
        """Return the fault, with the last thing that the process said."""
        self._process.kill()
        said = _last_line(self._process)
        return GraderFault(
            f"the process that starts workers cannot be used ({how}){said}; run the grade again"
        )

    def _reply(self) -> int:
        try:
            data = self._control.recv(1 << 16)
        except OSError as error:
            raise self._gone(str(error)) from None
        if not data:
            raise self._gone("it ended")
        reply = wire.decode(data)
        assert type(reply) is int
        return reply


class FreshLauncher:
    """Starts every worker as a new interpreter."""

    def __init__(self, hash_seed: int, packages: Mapping[str, str] | None = None) -> None:
        self._hash_seed = hash_seed
        self._packages = packages or {}

    def start(self, limits: Limits) -> Process:
        """Start a new interpreter and hand it its socket."""
        protocol, their_protocol = socket.socketpair()
        with their_protocol:
            *numbers, without = limits.as_request()
            values = [*map(str, numbers), ",".join(without)]
            process = _start_python("inside", [their_protocol], values, self._hash_seed, self._packages)

        def end() -> int:
            # The whole group: what the submission forked goes with it.
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            _last_line(process)
            return process.returncode

        return Process(protocol, end)

    def close(self) -> None:
        """Nothing is kept between workers."""


@contextlib.contextmanager
def open_launcher(hash_seed: int, packages: Iterable[str] = ()) -> Iterator[ZygoteLauncher | FreshLauncher]:
    """Yield this system's launcher; what it started is gone when the block is left.

    `packages` are what submissions may import besides NumPy and the standard library.
    """
    kind = ZygoteLauncher if sys.platform == "linux" else FreshLauncher
    launcher = kind(hash_seed, importable_names(packages))
    try:
        yield launcher
    finally:
        launcher.close()


def _start_python(
    mode: str, sockets: list[socket.socket], values: list[str], hash_seed: int, packages: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    descriptors = [connection.fileno() for connection in sockets]
    folders = sorted({str(Path(str(module.__file__)).parents[1]) for module in (np, msgpack)})
    return subprocess.Popen(
        # -P -s -S: nothing of the current folder, the user's site or site-packages is importable. Not -I,
        # which would ignore the hash seed in our own exact environment.
        [sys.executable, "-P", "-s", "-S", str(_BOOT), mode]
        + [str(descriptor) for descriptor in descriptors]
        + [*values, "--", *folders]
        + ["--", *(f"{name}={folder}" for name, folder in packages.items())],
        env=_environment(hash_seed),
        pass_fds=descriptors,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd="/" if os.name == "posix" else None,
        start_new_session=True,  # an interrupt from the keyboard is for the host, which ends us in order
    )


def _last_line(process: subprocess.Popen[bytes]) -> str:
    """Wait until a process has ended, and return the last thing it said, the first time that it is asked."""
    if process.stderr is None or process.stderr.closed:
        process.wait()
        return ""
    lines = process.communicate()[1].decode("utf-8", "replace").strip().splitlines()
    return f": {lines[-1]}" if lines else ""


def _environment(hash_seed: int) -> dict[str, str]:
    threads = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {
        **kept,
        **dict.fromkeys(threads, "1"),
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
        # Not the seed itself, which draws the inputs and may be a secret.
        "PYTHONHASHSEED": str(int.from_bytes(hashlib.sha256(str(hash_seed).encode()).digest()[:4])),
    }
