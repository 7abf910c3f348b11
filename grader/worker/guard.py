"""Guarding the host against what submissions can make of it, while it grades."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from collections.abc import Iterator
from types import FrameType

from .channel import DeadlinePassed

try:
    import resource
except ImportError:  # Windows has no rlimits
    resource = None  # type: ignore[assignment]

_GROWTH_BYTES = 3 << 30


@contextlib.contextmanager
def guarded() -> Iterator[None]:
    """Keep others of our user out of this process, and keep it from growing without bound.

    On Linux no other process may read its memory, environment or descriptors meanwhile; and what a test or
    the reference is made to compute by a submission's arguments runs out of memory by itself, not with the
    machine.
    """
    if sys.platform != "linux":
        yield
        return
    from . import system_calls

    before = system_calls.prctl(system_calls.GET_DUMPABLE)
    system_calls.prctl(system_calls.SET_DUMPABLE, 0)
    limits = resource.getrlimit(resource.RLIMIT_AS)
    try:
        with contextlib.suppress(OSError, ValueError):  # no /proc, or a limit that is lower already
            resource.setrlimit(resource.RLIMIT_AS, (_address_space() + _GROWTH_BYTES, limits[1]))
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, limits)
        system_calls.prctl(system_calls.SET_DUMPABLE, int(before == 1))


@contextlib.contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Raise DeadlinePassed in the block after this time, unless it is one of several threads.

    A function of the reference that is lent can be asked for a thousand million epochs.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    handler = signal.signal(signal.SIGALRM, _pass_deadline)
    before = signal.setitimer(signal.ITIMER_REAL, max(seconds, 1e-3))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, *before)
        signal.signal(signal.SIGALRM, handler)


def _pass_deadline(number: int, frame: FrameType | None) -> None:
    raise DeadlinePassed


def _address_space() -> int:
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[0]) * resource.getpagesize()
