"""How far a worker is kept from its host: measured by one that tries, at the start of each run."""

from __future__ import annotations

import contextlib
import os
import secrets
import socket
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from ..errors import GraderFault
from ..records import Isolation
from . import wire
from .callbacks import CallbackDesk
from .channel import ChannelClosed, DeadlinePassed
from .exchange import Worker
from .launch import Launcher, Limits

_SECONDS = 60.0
_DISCARD = 9  # the port of a service that answers nothing


def measure(launcher: Launcher, memory_mib: int, without_layers: tuple[str, ...], private: Path) -> Isolation:
    """Start a worker, have it try what a submission might, and return what was refused.

    `private` is a folder of files that no submission may list or read: the course's.

    Raises
    ------
    GraderFault
        If the worker does not get to an answer.
    """
    with _targets(private) as targets:
        limits = Limits(memory_mib, int(_SECONDS), without_layers)
        worker = Worker(launcher.start(limits), _SECONDS)
        layers = worker.greet()
        try:
            reply = worker.exchange("probe", (targets,), time.monotonic() + _SECONDS, CallbackDesk())
        except (ChannelClosed, DeadlinePassed, wire.WireError) as error:
            raise GraderFault(f"the isolation cannot be measured ({type(error).__name__})") from None
        finally:
            worker.end()
    if reply[0] != "value" or not isinstance(reply[1], dict):
        raise GraderFault("the isolation cannot be measured: a probe failed in a way that nobody thought of")
    refused: dict[str, bool] = reply[1]
    through = tuple(name for name, was_refused in refused.items() if not was_refused)
    level = "process" if through else "strong"
    return Isolation(level, ("staged copy", *layers), len(refused) - len(through), len(refused), through)


@contextlib.contextmanager
def _targets(private: Path) -> Iterator[dict[str, object]]:
    """Yield what the probes are to try at: things made for it, in a place that anybody may enter."""
    new = Path(tempfile.gettempdir(), f"gradspec-probe-{secrets.token_hex(8)}")
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="gradspec-")))
        folder.chmod(0o755)
        victim = folder / "victim"
        victim.write_bytes(b"untouched")
        stack.callback(new.unlink, missing_ok=True)
        yield {
            "reference": str(next(private.glob("*.toml"))),
            "folder": str(private),
            "victim": str(victim),
            "new": str(new),
            "host": os.getpid(),
            "tcp": _listen(stack, socket.SOCK_STREAM),
            "udp": _listen(stack, socket.SOCK_DGRAM),
            "unix": _listen_at(stack, folder / "socket"),
        }


def _listen(stack: contextlib.ExitStack, kind: socket.SocketKind) -> int:
    """Return a port of this machine that can be reached, unless it has no network at all."""
    listener = stack.enter_context(socket.socket(socket.AF_INET, kind))
    try:
        listener.bind(("127.0.0.1", 0))
        if kind is socket.SOCK_STREAM:
            listener.listen()
    except OSError:
        return _DISCARD
    port: int = listener.getsockname()[1]
    return port


def _listen_at(stack: contextlib.ExitStack, path: Path) -> str:
    if hasattr(socket, "AF_UNIX"):
        listener = stack.enter_context(socket.socket(socket.AF_UNIX))
        listener.bind(str(path))
        listener.listen()
        path.chmod(0o777)
    return str(path)
