"""What an attack may aim at: files, sockets and processes of the host, and whether they changed."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECRET = "GRADSPEC_ATTACKED_TOKEN"  # noqa: S105  the name of a variable
_WORKER_USERS = range(60_000, 65_000)
_SHARED_FOLDERS = (tempfile.gettempdir(), "/tmp", "/dev/shm", "/var/tmp", "/run/lock")  # noqa: S108


class Scene:
    """Files and sockets that every process may reach, unless it is confined."""

    def __init__(self, base: Path, stack: contextlib.ExitStack) -> None:
        base.chmod(0o755)
        self.token = secrets.token_hex(8)
        self._victim, self._folder = base / "victim", base / "folder"
        self._stream = _listen(stack, socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0))
        self._datagrams = _listen(stack, socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0))
        self._unix = _listen(stack, socket.AF_UNIX, socket.SOCK_STREAM, str(base / "socket"))
        self._abstract = _listen(stack, socket.AF_UNIX, socket.SOCK_STREAM, f"\0{self.token}")
        (base / "socket").chmod(0o777)
        self._base = base
        self.reset()

    def reset(self) -> None:
        """Put everything back, after an attack that was let through."""
        self._victim.unlink(missing_ok=True)
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir()
        for file in (self._victim, self._folder / "inner"):
            file.write_bytes(b"the victim's own content\n")
            file.chmod(0o666)
        self._folder.chmod(0o777)
        for place in self._left_in_shared_folders():
            place.unlink()
        self._received()
        self._before = self._state()

    def facts(self, zygote: int) -> dict[str, str]:
        """Return what fills the placeholders of a source: what an attacker could find out or guess."""
        return {
            "{host}": str(os.getpid()),
            "{zygote}": str(zygote),
            "{group}": str(os.getpgrp()),
            "{root}": str(ROOT),
            "{victim}": str(self._victim),
            "{folder}": str(self._folder),
            "{token}": self.token,
            "{secret}": SECRET,
            "{tcp}": str(self._stream.getsockname()[1]),
            "{udp}": str(self._datagrams.getsockname()[1]),
            "{unix}": str(self._base / "socket"),
            "{python}": sys.executable,
        }

    def changes(self) -> list[str]:
        """Return what is not as it was: files, messages that arrived, files in folders for everybody."""
        found = [
            f"was changed: {key}" for key, value in self._state().items() if self._before.get(key) != value
        ]
        found += [f"was left: {place}" for place in self._left_in_shared_folders()]
        return found + [f"was received: {what}" for what in self._received()]

    def _state(self) -> dict[str, object]:
        places = [self._victim, self._folder, self._folder / "inner"]
        state: dict[str, object] = {"names": sorted(path.name for path in self._folder.iterdir())}
        for place in places:
            if not place.exists():
                state[str(place)] = "gone"
                continue
            found = place.stat()
            content = place.read_bytes() if place.is_file() else b""
            state[str(place)] = (content, found.st_mode, found.st_mtime_ns, found.st_uid, found.st_nlink)
        return state

    def _left_in_shared_folders(self) -> list[Path]:
        folders = [Path(folder) for folder in {*_SHARED_FOLDERS} if os.path.isdir(folder)]
        return [place for folder in folders for place in folder.glob(f"*{self.token}*")]

    def _received(self) -> list[str]:
        found = []
        for listener in (self._stream, self._datagrams, self._unix, self._abstract):
            with contextlib.suppress(BlockingIOError):
                if listener.type == socket.SOCK_STREAM:
                    listener.accept()[0].close()
                else:
                    listener.recv(100)
                found.append(f"{listener.family.name} {listener.type.name}")
        return found


@contextlib.contextmanager
def open_scene() -> Iterator[Scene]:
    """Yield a scene in a new folder that everybody may enter, and a secret in the environment."""
    with contextlib.ExitStack() as stack:
        base = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="attacked-")))
        os.environ[SECRET] = "a token of the host's"
        stack.callback(os.environ.pop, SECRET)
        yield Scene(base, stack)


def processes() -> set[tuple[int, str]]:
    """Return the processes that come from this one, and orphans of workers' users."""
    parents: dict[int, int] = {}
    names: dict[int, str] = {}
    users: dict[int, int] = {}
    for entry in os.listdir("/proc"):
        if not entry.isdecimal():
            continue
        with contextlib.suppress(OSError):  # it ended meanwhile
            status = Path("/proc", entry, "status").read_text(encoding="utf-8", errors="replace")
            fields = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
            pid = int(entry)
            if fields["State"].startswith("Z") and fields["PPid"] == "1":
                continue  # it has ended; init has not looked yet
            parents[pid], users[pid] = int(fields["PPid"]), int(fields["Uid"].split()[0])
            names[pid] = fields["Name"]
    found = set()
    for pid in parents:
        ancestors = list(_ancestors(pid, parents))
        stray = users[pid] in _WORKER_USERS and not ancestors  # those of other grades have their graders
        if os.getpid() in ancestors or stray:
            found.add((pid, names[pid]))
    return found


def _ancestors(pid: int, parents: dict[int, int]) -> Iterator[int]:
    while (pid := parents.get(pid, 0)) > 1:
        yield pid


def _listen(
    stack: contextlib.ExitStack, family: int, kind: int, address: tuple[str, int] | str
) -> socket.socket:
    listener = stack.enter_context(socket.socket(family, kind))
    listener.bind(address)
    if kind == socket.SOCK_STREAM:
        listener.listen()
    listener.setblocking(False)
    return listener
