"""Closing the host against its own workers, which run as the same user unless that is root."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator


@contextlib.contextmanager
def undumpable() -> Iterator[None]:
    """Let no other process of our user read this one's memory, environment or descriptors meanwhile."""
    if sys.platform != "linux":
        yield
        return
    from . import system_calls

    before = system_calls.prctl(system_calls.GET_DUMPABLE)
    system_calls.prctl(system_calls.SET_DUMPABLE, 0)
    try:
        yield
    finally:
        system_calls.prctl(system_calls.SET_DUMPABLE, int(before == 1))
