"""Landlock: from here on a process reads what it is allowed to, and opens nothing else.

The kernel checks the opening of files, not stat, chmod, unix sockets by path or UDP: seccomp does. Rules hold
for all that is below a folder and cannot be taken back further down, so a folder that holds what must not be
read is given child by child.
"""

from __future__ import annotations

import errno
import os
import stat
import struct
from collections.abc import Iterable

from . import system_calls

# The same numbers on every architecture.
_CREATE, _ADD, _RESTRICT = 444, 445, 446
_ASK_VERSION, _BENEATH = 1, 1
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
# What each version of the interface can refuse: version 2 adds moving between folders, 3 truncating, 5 ioctl.
_FILE_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}
_NETWORK = 0b11  # binding and connecting TCP, version 4
_SCOPES = 0b11  # abstract unix sockets and signals to the outside, version 6
_NEWEST = 6


def version() -> int:
    """Return the version of the kernel's Landlock, 0 if it has none."""
    try:
        return system_calls.call(_CREATE, None, 0, _ASK_VERSION)
    except OSError:
        return 0


def make_ruleset(readable: Iterable[str]) -> int:
    """Return a descriptor of rules that let nothing be opened but what is in `readable`, to be read.

    Raises
    ------
    OSError
        If the kernel has no Landlock.
    """
    ruleset = _create(min(version(), _NEWEST))
    for path in readable:
        try:
            place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except OSError:  # a link that leads nowhere
            continue
        try:
            is_folder = stat.S_ISDIR(os.fstat(place).st_mode)
            rights = _READ_FILE | (_READ_FOLDER if is_folder else 0)
            system_calls.call(_ADD, ruleset, _BENEATH, struct.pack("=Qi", rights, place), 0)
        finally:
            os.close(place)
    return ruleset


def enter(ruleset: int) -> None:
    """Hold this process, and all that it starts, to the rules; raises OSError if the kernel refuses."""
    system_calls.call(_RESTRICT, ruleset, 0)


def _create(newest: int) -> int:
    # Downwards: some kernels report a version and then refuse its attributes.
    for number in range(newest, 0, -1):
        rights = _FILE_RIGHTS[min(number, 5)]
        attributes = struct.pack("=Q", rights)
        if number >= 4:
            attributes += struct.pack("=Q", _NETWORK)
        if number >= 6:
            attributes += struct.pack("=Q", _SCOPES)
        try:
            return system_calls.call(_CREATE, attributes, len(attributes), 0)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.E2BIG):
                raise
    raise OSError(errno.EOPNOTSUPP, "this kernel has no Landlock")
