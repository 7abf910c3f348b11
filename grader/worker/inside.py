"""How a process becomes a worker: descriptors, limits, then the submission."""

from __future__ import annotations

import dataclasses
import importlib
import importlib.util
import os
import socket
import sys

import numpy as np

from . import confine, server
from .channel import Channel
from .importing import allowed_folders

_PROTOCOL, _RULES = 3, 4

# What submissions import most, loaded before them: no module of the same name can take their place.
_PRELOADED = (
    "abc", "collections", "copy", "dataclasses", "enum", "functools", "itertools", "math", "operator",
    "random", "typing",
)  # fmt: skip


def warm_up() -> confine.Prepared:
    """Do once, before any fork, what the first call would pay for."""
    for name in _PRELOADED:
        importlib.import_module(name)
    np.ones((2, 2)) @ np.ones((2, 2))
    np.random.default_rng(0).normal()
    # The importer lists each folder once; a worker may read what is in them, but not list them.
    packages = allowed_folders()
    for name in ("_nothing_of_this_name", *packages):
        importlib.util.find_spec(name)
    return confine.prepare(packages)


def become_worker(protocol: int, confinement: confine.Confinement, prepared: confine.Prepared) -> None:
    """Turn this process into a worker; returns when the host is gone."""
    prepared = _arrange_descriptors(protocol, prepared)
    channel = Channel(socket.socket(fileno=_PROTOCOL), to_host=True)  # asks what kind of socket it is
    layers = confine.confine(confinement, prepared)
    os.closerange(_RULES, _RULES + 1)
    try:
        server.serve(channel, layers)
    except BaseException:  # the host is gone or the submission broke our end; either way we are done
        os._exit(0)


def main() -> None:
    """Run as a worker started afresh, on the descriptors and with the limits that the host named."""
    protocol, *numbers = (int(text) for text in sys.argv[2:6])
    memory_mib, cpu_seconds, user = numbers
    without = tuple(filter(None, sys.argv[6].split(",")))
    confinement = confine.Confinement(memory_mib, cpu_seconds, user, without)
    become_worker(protocol, confinement, warm_up())


def _arrange_descriptors(protocol: int, prepared: confine.Prepared) -> confine.Prepared:
    """Leave 0 empty, 1 and 2 for what nobody reads, 3 for the protocol, 4 for the rules, and nothing else."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    wanted = [nowhere, nowhere, protocol]
    if prepared.ruleset is not None:
        wanted.append(prepared.ruleset)
    clear = [_duplicate(descriptor) for descriptor in wanted]
    os.dup2(_duplicate(os.open(os.devnull, os.O_RDONLY)), 0)
    for place, descriptor in enumerate(clear, start=1):
        os.dup2(descriptor, place)
    os.closerange(len(clear) + 1, 4096)
    return dataclasses.replace(prepared, ruleset=_RULES if prepared.ruleset is not None else None)


def _duplicate(descriptor: int) -> int:
    """Return a duplicate that is clear of the descriptors that are to be arranged."""
    descriptor = os.dup(descriptor)
    while descriptor <= _RULES:
        descriptor = os.dup(descriptor)
    return descriptor
