"""How a process becomes a worker: descriptors, limits, then the submission."""

from __future__ import annotations

import importlib
import os
import socket
import sys

import numpy as np

from . import limits, server
from .channel import Channel

_PROTOCOL = 3


# What submissions import most, loaded before them: no module of the same name can take their place.
_PRELOADED = (
    "abc", "collections", "copy", "dataclasses", "enum", "functools", "itertools", "math", "operator",
    "random", "typing",
)  # fmt: skip


def warm_up() -> None:
    """Do once, before any fork, what the first call would pay for."""
    for name in _PRELOADED:
        importlib.import_module(name)
    np.ones((2, 2)) @ np.ones((2, 2))
    np.random.default_rng(0).normal()


def become_worker(protocol: int, log: int, memory_mib: int, cpu_seconds: int) -> None:
    """Turn this process into a worker; returns when the host is gone."""
    _arrange_descriptors(protocol, log)
    layers = limits.confine(memory_mib, cpu_seconds)
    channel = Channel(socket.socket(fileno=_PROTOCOL), to_host=True)
    try:
        server.serve(channel, layers)
    except BaseException:  # the host is gone or the submission broke our end; either way we are done
        os._exit(0)


def main() -> None:
    """Run as a worker started afresh, on the descriptors that the host named."""
    protocol, log, memory_mib, cpu_seconds = (int(text) for text in sys.argv[2:6])
    warm_up()
    become_worker(protocol, log, memory_mib, cpu_seconds)


def _arrange_descriptors(protocol: int, log: int) -> None:
    """Leave 0 empty, 1 and 2 for what is printed, 3 for the protocol, and nothing else."""
    protocol, log = os.dup(protocol), os.dup(log)  # clear of 0 to 3
    while protocol <= _PROTOCOL:
        protocol = os.dup(protocol)
    while log <= _PROTOCOL:
        log = os.dup(log)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.dup2(protocol, _PROTOCOL)
    os.closerange(_PROTOCOL + 1, 4096)
